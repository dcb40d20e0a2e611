-- Judging: was a goal met?

CREATE TYPE plan.tolerance AS (
	tau_pp numeric,
	tau_rel numeric,
	near_pp numeric,
	near_rel numeric,
	near_binding numeric,
	margin numeric,
	bound_reading text,
	rate_method text,
	cap numeric
);
COMMENT ON TYPE plan.tolerance IS 'the fields of a policy: what deviation is met, nearly met, exceeded';
COMMENT ON COLUMN plan.tolerance.tau_pp IS 'deviation that 左右 allows on rates, in percentage points';
COMMENT ON COLUMN plan.tolerance.tau_rel IS 'deviation that 左右 allows, as a share of the number';
COMMENT ON COLUMN plan.tolerance.near_pp IS 'shortfall that is still nearly met on rates, in percentage points';
COMMENT ON COLUMN plan.tolerance.near_rel IS 'shortfall that is still nearly met, as a share of the goal';
COMMENT ON COLUMN plan.tolerance.near_binding IS 'the same for binding goals; 0: there is no nearly';
COMMENT ON COLUMN plan.tolerance.margin IS 'share of the goal by which it must be surpassed to be exceeded';
COMMENT ON COLUMN plan.tolerance.bound_reading IS 'literal: 6以上 is 6 or more; point: it is 6';
COMMENT ON COLUMN plan.tolerance.rate_method IS 'how the completion rate is computed: linear, reciprocal or index';
COMMENT ON COLUMN plan.tolerance.cap IS 'the completion rate is at most this; NULL: no cap';

CREATE TYPE plan.judgement AS (
	verdict plan.verdict,
	verdict_min plan.verdict,
	verdict_max plan.verdict,
	is_met boolean,
	completion_rate numeric,
	gap numeric,
	gap_unit text,
	gap_favourable numeric,
	verdict_source text,
	tautological boolean,
	policy text,
	reason text
);
COMMENT ON TYPE plan.judgement IS 'what plan.judge says of a goal and an actual';
COMMENT ON COLUMN plan.judgement.verdict IS 'the verdict; not_assessable where the print leaves it open';
COMMENT ON COLUMN plan.judgement.verdict_min IS 'the verdict if the actual is the worst it can be';
COMMENT ON COLUMN plan.judgement.verdict_max IS 'the verdict if the actual is the best it can be';
COMMENT ON COLUMN plan.judgement.is_met IS 'true met or exceeded, false not, NULL undecidable';
COMMENT ON COLUMN plan.judgement.completion_rate IS 'completion rate in percent, by the policy''s method';
COMMENT ON COLUMN plan.judgement.gap IS 'actual minus goal in gap_unit';
COMMENT ON COLUMN plan.judgement.gap_unit IS 'unit of the gap: the goal''s, 个百分点 for percentages';
COMMENT ON COLUMN plan.judgement.gap_favourable IS 'the gap with the sign turned so that positive is better';
COMMENT ON COLUMN plan.judgement.verdict_source IS 'computed from numbers, or attested in words (完成市级下达目标)';
COMMENT ON COLUMN plan.judgement.tautological IS 'the actual only repeats the bound or the assigned text of the goal';
COMMENT ON COLUMN plan.judgement.policy IS 'name of the policy; NULL where a tolerance was passed';
COMMENT ON COLUMN plan.judgement.reason IS 'codes that say why, with commas between';

CREATE FUNCTION plan.policy_tolerance(policy text, indicator_code text DEFAULT '') RETURNS plan.tolerance
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	result plan.tolerance;
	wanted text := coalesce(nullif($1, ''), 'default');
	known boolean;
	names text;
BEGIN
	IF to_regclass('plan.policy') IS NOT NULL THEN
		SELECT p.tau_pp, p.tau_rel, p.near_pp, p.near_rel, p.near_binding, p.margin, p.bound_reading, p.rate_method, p.cap
			INTO result
			FROM plan.policy p
			WHERE p.policy = wanted AND p.indicator_code IN ('', $2)
			ORDER BY p.indicator_code DESC LIMIT 1;
		known := FOUND;
		IF NOT known THEN
			SELECT string_agg(p.policy, ', ' ORDER BY p.policy) INTO names FROM plan.policy p WHERE p.indicator_code = '';
		END IF;
	ELSE
		SELECT p.tau_pp, p.tau_rel, p.near_pp, p.near_rel, p.near_binding, p.margin, p.bound_reading, p.rate_method, p.cap
			INTO result
			FROM plan.shipped_policies() p
			WHERE p.policy = wanted;
		known := FOUND;
		IF NOT known THEN
			SELECT string_agg(p.policy, ', ' ORDER BY p.policy) INTO names FROM plan.shipped_policies() p;
		END IF;
	END IF;
	IF NOT known THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('policy "%s" is not known', wanted),
			HINT = coalesce('The policies are ' || names || '.',
				'The table plan.policy is empty; SELECT * FROM plan.shipped_policies() shows the rows that it had.');
	END IF;
	RETURN result;
END
$$;
COMMENT ON FUNCTION plan.policy_tolerance(text, text) IS
	'the tolerance of a policy, with its override for an indicator; from plan.policy, or as shipped where there are no tables';

CREATE FUNCTION plan.judge(goal plan.target, actual plan.target, direction plan.direction DEFAULT NULL,
	binding plan.binding DEFAULT 'expected', is_rate boolean DEFAULT NULL, reference numeric DEFAULT NULL,
	policy text DEFAULT NULL, can_exceed boolean DEFAULT true)
	RETURNS plan.judgement LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_judge';
COMMENT ON FUNCTION plan.judge(plan.target, plan.target, plan.direction, plan.binding, boolean, numeric, text, boolean) IS
	'the verdict on a goal and an actual with its bounds, rate, gap and reasons; policy NULL: the setting plan_indicator.policy, else default';

CREATE FUNCTION plan.judge(goal plan.target, actual plan.target, direction plan.direction,
	binding plan.binding, is_rate boolean, reference numeric,
	tolerance plan.tolerance, can_exceed boolean DEFAULT true)
	RETURNS plan.judgement LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_judge_by_tolerance';
COMMENT ON FUNCTION plan.judge(plan.target, plan.target, plan.direction, plan.binding, boolean, numeric, plan.tolerance, boolean) IS
	'the verdict on a goal and an actual with its bounds, rate, gap and reasons, by a tolerance instead of a policy';

CREATE FUNCTION plan.completion(goal plan.target, actual plan.target, direction plan.direction DEFAULT NULL,
	binding plan.binding DEFAULT 'expected', is_rate boolean DEFAULT NULL, reference numeric DEFAULT NULL,
	policy text DEFAULT NULL, can_exceed boolean DEFAULT true)
	RETURNS plan.verdict LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_completion';
COMMENT ON FUNCTION plan.completion(plan.target, plan.target, plan.direction, plan.binding, boolean, numeric, text, boolean) IS
	'the verdict on a goal and an actual; policy NULL: the setting plan_indicator.policy, else default';

CREATE FUNCTION plan.completion(goal plan.target, actual plan.target, direction plan.direction,
	binding plan.binding, is_rate boolean, reference numeric,
	tolerance plan.tolerance, can_exceed boolean DEFAULT true)
	RETURNS plan.verdict LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_completion_by_tolerance';
COMMENT ON FUNCTION plan.completion(plan.target, plan.target, plan.direction, plan.binding, boolean, numeric, plan.tolerance, boolean) IS
	'the verdict on a goal and an actual, by a tolerance instead of a policy';

CREATE FUNCTION plan.explain_completion(goal plan.target, actual plan.target, direction plan.direction DEFAULT NULL,
	binding plan.binding DEFAULT 'expected', is_rate boolean DEFAULT NULL, reference numeric DEFAULT NULL,
	policy text DEFAULT NULL, can_exceed boolean DEFAULT true)
	RETURNS text LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_explain';
COMMENT ON FUNCTION plan.explain_completion(plan.target, plan.target, plan.direction, plan.binding, boolean, numeric, text, boolean) IS
	'why a goal was met or not, as a Chinese sentence; policy NULL: the setting plan_indicator.policy, else default';

CREATE FUNCTION plan.explain_completion(goal plan.target, actual plan.target, direction plan.direction,
	binding plan.binding, is_rate boolean, reference numeric,
	tolerance plan.tolerance, can_exceed boolean DEFAULT true)
	RETURNS text LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_explain_by_tolerance';
COMMENT ON FUNCTION plan.explain_completion(plan.target, plan.target, plan.direction, plan.binding, boolean, numeric, plan.tolerance, boolean) IS
	'why a goal was met or not, as a Chinese sentence, by a tolerance instead of a policy';

CREATE FUNCTION plan.judge_indicator(goal plan.target, actual plan.target, direction plan.direction, binding plan.binding,
	measure text, can_exceed boolean, provisional boolean, reference numeric, tolerance plan.tolerance)
	RETURNS plan.judgement LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_judge_indicator';
COMMENT ON FUNCTION plan.judge_indicator(plan.target, plan.target, plan.direction, plan.binding, text, boolean, boolean, numeric, plan.tolerance) IS
	'judge for rows of indicators: a NULL direction or binding means that it is not known, and is never assumed';

CREATE FUNCTION plan.completion_rate(goal plan.target, actual plan.target, direction plan.direction DEFAULT NULL, method text DEFAULT 'linear')
	RETURNS numeric LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_completion_rate';
COMMENT ON FUNCTION plan.completion_rate(plan.target, plan.target, plan.direction, text) IS
	'completion rate in percent (linear, reciprocal or index); NULL where it cannot be computed; error 22023 where the units do not convert or the method is not known';

-- All arguments are asked for, so that shorter calls stay those of the function above.
CREATE FUNCTION plan.completion_rate(goal plan.target, actual plan.target, direction plan.direction, method text, base plan.target)
	RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF method = 'progress' THEN
		-- gap() knows units and refuses those that do not convert
		RETURN 100 * plan.gap(base, actual) / nullif(plan.gap(base, goal), 0);
	END IF;
	RETURN plan.completion_rate(goal, actual, direction, method);
END
$$;
COMMENT ON FUNCTION plan.completion_rate(plan.target, plan.target, plan.direction, text, plan.target) IS
	'completion rate in percent, also by the method progress: how much of the way from base to goal is done; NULL where it cannot be computed';

CREATE FUNCTION plan.gap(goal plan.target, actual plan.target)
	RETURNS numeric LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_gap';
COMMENT ON FUNCTION plan.gap(plan.target, plan.target) IS
	'actual minus goal in the goal''s unit, percentage points for percentages; NULL without a number on either side; error 22023 where the units do not convert';

CREATE FUNCTION plan.goal_direction(goal plan.target) RETURNS plan.direction
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_goal_direction';
COMMENT ON FUNCTION plan.goal_direction(plan.target) IS
	'which side the goal''s own bound says is good: higher for 8以上, lower for ≤5, NULL where it has none; it overrides any other direction';

CREATE FUNCTION plan.meets(goal plan.target, actual plan.target, direction plan.direction DEFAULT NULL)
	RETURNS boolean LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_meets';
COMMENT ON FUNCTION plan.meets(plan.target, plan.target, plan.direction) IS
	'whether the actual meets the goal; NULL where it is undecidable';

CREATE FUNCTION plan.fulfils(actual plan.target, goal plan.target)
	RETURNS boolean LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_is_met_by';
COMMENT ON FUNCTION plan.fulfils(plan.target, plan.target) IS
	'whether the actual fulfils the goal; NULL where it is undecidable';

CREATE OPERATOR plan.|= (LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.fulfils, RESTRICT = matchingsel, JOIN = matchingjoinsel);
COMMENT ON OPERATOR plan.|= (plan.target, plan.target) IS 'the actual fulfils the goal';
