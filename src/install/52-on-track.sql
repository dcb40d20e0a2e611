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
	path text := coalesce(method, 'linear');
	allowed plan.tolerance := plan.policy_tolerance(current_setting('plan_indicator.policy', true));
	-- one unit for all three; who prints none takes it from the others
	unit text := coalesce(plan.unit(goal), plan.unit(actual), plan.unit(base));
	scale numeric;
	v numeric;
	b numeric;
	x numeric;
	passed numeric := actual_year::numeric - base_year;
	years numeric := goal_year::numeric - base_year;
	side integer := CASE coalesce(plan.goal_direction(goal), direction) WHEN 'lower' THEN -1 WHEN 'band' THEN 0 ELSE 1 END;
	tau numeric;
BEGIN
	IF path NOT IN ('linear', 'compound') THEN
		RAISE invalid_parameter_value USING MESSAGE = format('path "%s" is not known', path), HINT = 'The paths are linear and compound.';
	END IF;
	IF plan.kind(goal) IN ('exact', 'approx', 'lower', 'upper', 'range') AND plan.kind(base) IN ('exact', 'approx', 'lower', 'upper', 'range')
		AND plan.kind(actual) IN ('exact', 'approx', 'lower', 'upper', 'range')
	THEN
		scale := CASE WHEN unit IS NULL THEN 1 ELSE plan.magnitude(plan.target(1, unit)) END;
		v := CASE WHEN plan.unit(goal) IS NULL THEN plan.number(goal) ELSE plan.base_number(goal) / scale END;
		b := CASE WHEN plan.unit(base) IS NULL THEN plan.number(base) ELSE plan.base_number(base) / scale END;
		x := CASE WHEN plan.unit(actual) IS NULL THEN plan.number(actual) ELSE plan.base_number(actual) / scale END;
	END IF;
	IF v IS NULL OR b IS NULL OR x IS NULL OR years IS NULL OR passed IS NULL THEN
		t.reason := 'number_missing';
	ELSIF years <= 0 OR passed < 0 OR passed > years THEN
		t.reason := 'years_out_of_order';
	ELSIF 'unit_mismatch' IN ((plan.judge(goal, base)).reason, (plan.judge(goal, actual)).reason, (plan.judge(base, actual)).reason) THEN
		t.reason := 'unit_mismatch';
	ELSIF side = 0 THEN
		t.reason := 'direction_unknown';
	ELSIF path = 'compound' AND (v <= 0 OR b <= 0) THEN
		t.reason := 'no_compound_path';
	ELSE
		t.expected := trim_scale(CASE path WHEN 'linear' THEN b + (v - b) * passed / years
			ELSE round(b * power(v / b, passed / years), 6) END);
		t.gap := trim_scale(x - t.expected);
		t.gap_favourable := side * t.gap;
		IF actual_year < goal_year THEN
			t.required_change := trim_scale((v - x) / (years - passed));
			IF x > 0 AND v > 0 THEN
				t.required_growth := round((power(v / x, 1 / (years - passed)) - 1) * 100, 4);
			END IF;
		END IF;
		tau := abs(t.expected) * allowed.tau_rel;
		IF unit IN ('%', '个百分点', '百分点') THEN
			tau := greatest(tau, allowed.tau_pp);
		ELSIF unit = '‰' THEN
			tau := greatest(tau, allowed.tau_pp * 10);
		END IF;
		t.verdict := CASE WHEN t.gap_favourable > tau THEN 'ahead' WHEN t.gap_favourable >= -tau THEN 'on_track' ELSE 'behind' END;
	END IF;
	RETURN t;
END
$$;
COMMENT ON FUNCTION plan.on_track(plan.target, integer, plan.target, integer, plan.target, integer, plan.direction, text) IS
	'whether an actual is on the linear or compound path from a base year to a goal; not for annual growth rates';
