-- Codes. Where worst and best have a sense, enums are declared from worst to best: ORDER BY verdict shows misses first.

CREATE TYPE plan.target_kind AS ENUM
	('exact', 'approx', 'lower', 'upper', 'range', 'assigned', 'relative', 'pending', 'missing');
COMMENT ON TYPE plan.target_kind IS
	'how a target states its value: a number (exact, approx), a bound, a range, or words';

CREATE TYPE plan.direction AS ENUM ('higher', 'lower', 'band');
COMMENT ON TYPE plan.direction IS 'which side of a goal is good: above it, below it, or within a band';

CREATE TYPE plan.binding AS ENUM ('binding', 'expected');
COMMENT ON TYPE plan.binding IS 'binding (约束性) or expected (预期性) indicator; binding ones have no "nearly met"';

CREATE TYPE plan.verdict AS ENUM ('not_assessable', 'missed', 'nearly_met', 'met', 'exceeded');
COMMENT ON TYPE plan.verdict IS 'whether a goal was met, from not assessable over worst to best';

CREATE FUNCTION plan.label(code anyenum) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_label';
COMMENT ON FUNCTION plan.label(anyenum) IS 'Chinese label of a code: exceeded is 超额完成, binding 约束性';

CREATE FUNCTION plan.label(verdict plan.verdict, direction plan.direction) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_label_direction';
COMMENT ON FUNCTION plan.label(plan.verdict, plan.direction) IS
	'Chinese label of a verdict; an exceeded ceiling is 优于目标';
