-- Is a goal of a later year within reach? The expected value now lies on a path from the base year to the goal year.

CREATE TYPE plan.track AS (
	expected numeric,
	gap numeric,
	gap_favourable numeric,
	required_change numeric,
	required_growth numeric,
	verdict text,
	reason text
);
COMMENT ON TYPE plan.track IS 'what plan.on_track says of an actual on the way to a goal';
COMMENT ON COLUMN plan.track.expected IS 'the value that the path has in the year of the actual, in the goal''s printed unit';
COMMENT ON COLUMN plan.track.gap IS 'actual minus expected';
COMMENT ON COLUMN plan.track.gap_favourable IS 'the gap with the sign turned so that positive is better';
COMMENT ON COLUMN plan.track.required_change IS 'change a year that still leads to the goal; NULL in its year';
COMMENT ON COLUMN plan.track.required_growth IS 'growth a year, in percent, that still leads to the goal; NULL where there is none';
COMMENT ON COLUMN plan.track.verdict IS 'ahead, on_track or behind; NULL where it cannot be said';
COMMENT ON COLUMN plan.track.reason IS 'code that says why there is no verdict';

CREATE FUNCTION plan.on_track(
	goal plan.target, goal_year integer, base plan.target, base_year integer, actual plan.target, actual_year integer,
	direction plan.direction DEFAULT NULL, method text DEFAULT 'linear'
) RETURNS plan.track
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	t plan.track;
	allowed plan.tolerance := plan.policy_tolerance(current_setting('plan_indicator.policy', true));
	-- one unit for all three: the goal's printed one
	scale numeric := plan.magnitude(goal);
	v numeric := plan.number(goal);
	b numeric := plan.base_number(base) / CASE WHEN plan.unit(base) IS NULL THEN 1 ELSE scale END;
	x numeric := plan.base_number(actual) / CASE WHEN plan.unit(actual) IS NULL THEN 1 ELSE scale END;
	passed integer := actual_year - base_year;
	years integer := goal_year - base_year;
	side integer := CASE
		WHEN plan.kind(goal) = 'lower' THEN 1 WHEN plan.kind(goal) = 'upper' THEN -1
		WHEN direction = 'lower' THEN -1 ELSE 1 END;
	tau numeric;
BEGIN
	IF method NOT IN ('linear', 'compound') THEN
		RAISE invalid_parameter_value USING MESSAGE = format('path "%s" is not known', method), HINT = 'The paths are linear and compound.';
	END IF;
	IF v IS NULL OR b IS NULL OR x IS NULL OR years IS NULL OR passed IS NULL THEN
		t.reason := 'number_missing';
	ELSIF years <= 0 OR passed < 0 OR passed > years THEN
		t.reason := 'years_out_of_order';
	ELSIF plan.base_unit(goal) <> plan.base_unit(base) OR plan.base_unit(goal) <> plan.base_unit(actual) THEN
		t.reason := 'unit_mismatch';
	ELSIF direction = 'band' THEN
		t.reason := 'direction_unknown';
	ELSIF method = 'compound' AND (v <= 0 OR b <= 0) THEN
		t.reason := 'no_compound_path';
	ELSE
		t.expected := trim_scale(CASE method WHEN 'linear' THEN b + (v - b) * passed / years
			ELSE round(b * power(v / b, passed::numeric / years), 6) END);
		t.gap := trim_scale(x - t.expected);
		t.gap_favourable := side * t.gap;
		IF actual_year < goal_year THEN
			t.required_change := trim_scale((v - x) / (goal_year - actual_year));
			IF x > 0 AND v > 0 THEN
				t.required_growth := round((power(v / x, 1::numeric / (goal_year - actual_year)) - 1) * 100, 4);
			END IF;
		END IF;
		tau := abs(t.expected) * allowed.tau_rel;
		IF plan.unit(goal) IN ('%', '个百分点', '百分点') THEN
			tau := greatest(tau, allowed.tau_pp);
		END IF;
		t.verdict := CASE WHEN t.gap_favourable > tau THEN 'ahead' WHEN t.gap_favourable >= -tau THEN 'on_track' ELSE 'behind' END;
	END IF;
	RETURN t;
END
$$;
COMMENT ON FUNCTION plan.on_track(plan.target, integer, plan.target, integer, plan.target, integer, plan.direction, text) IS
	'whether an actual is on the linear or compound path from a base year to a goal; not for annual growth rates';
