-- The set view: what numbers does a statement admit? In base units; 左右 and 约 widen by 0.2 (%, 个百分点), 2 (‰) or 2 % of
-- the number. Kinds without a number are NULL on either side.

CREATE FUNCTION plan.target_contains(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_contains';
COMMENT ON FUNCTION plan.target_contains(plan.target, plan.target) IS 'whether a admits every number that b admits; NULL without a number';

CREATE FUNCTION plan.target_contained(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_contained';
COMMENT ON FUNCTION plan.target_contained(plan.target, plan.target) IS 'whether b admits every number that a admits; NULL without a number';

CREATE FUNCTION plan.target_overlaps(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_overlaps';
COMMENT ON FUNCTION plan.target_overlaps(plan.target, plan.target) IS 'whether some number is admitted by both; NULL without a number';

CREATE OPERATOR plan.@> (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_contains,
	COMMUTATOR = OPERATOR(plan.<@), RESTRICT = matchingsel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR plan.@> (plan.target, plan.target) IS 'admits every number of';

CREATE OPERATOR plan.<@ (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_contained,
	COMMUTATOR = OPERATOR(plan.@>), RESTRICT = matchingsel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR plan.<@ (plan.target, plan.target) IS 'every number of it is admitted by';

CREATE OPERATOR plan.&& (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_overlaps,
	COMMUTATOR = OPERATOR(plan.&&), RESTRICT = matchingsel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR plan.&& (plan.target, plan.target) IS 'admits a number that is also admitted by';

CREATE FUNCTION plan.as_numrange(target plan.target) RETURNS numrange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_to_numrange';
COMMENT ON FUNCTION plan.as_numrange(plan.target) IS 'the numbers that a target admits, in base units; NULL without a number';

CREATE CAST (plan.target AS numrange) WITH FUNCTION plan.as_numrange(plan.target);
COMMENT ON CAST (plan.target AS numrange) IS 'the numbers that a target admits, in base units; NULL without a number';

CREATE FUNCTION plan.as_jsonb(target plan.target) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_to_jsonb';
COMMENT ON FUNCTION plan.as_jsonb(plan.target) IS
	'what a target says: printed, kind, number, lower, upper, unit, note, reference, approximate; in the printed unit';

CREATE CAST (plan.target AS jsonb) WITH FUNCTION plan.as_jsonb(plan.target);
COMMENT ON CAST (plan.target AS jsonb) IS 'what a target says: printed, kind, number, bounds, unit, note, reference';
