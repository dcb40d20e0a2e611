-- The one order of targets, for indexes: never an error, never NULL. "<" and ">=" are this order, in which 7左右 stands
-- just before 7; they do not say what a value admits or fulfils (|= does).


CREATE FUNCTION plan.target_lt(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_lt';
COMMENT ON FUNCTION plan.target_lt(plan.target, plan.target) IS
	'a stands before b in the order of targets';


CREATE FUNCTION plan.target_le(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_le';
COMMENT ON FUNCTION plan.target_le(plan.target, plan.target) IS
	'a stands before or at the place of b in the order of targets';


CREATE FUNCTION plan.target_eq(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_eq';
COMMENT ON FUNCTION plan.target_eq(plan.target, plan.target) IS
	'a stands at the same place of the order as b in the order of targets';


CREATE FUNCTION plan.target_ne(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_ne';
COMMENT ON FUNCTION plan.target_ne(plan.target, plan.target) IS
	'a stands at another place of the order than b in the order of targets';


CREATE FUNCTION plan.target_ge(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_ge';
COMMENT ON FUNCTION plan.target_ge(plan.target, plan.target) IS
	'a stands behind or at the place of b in the order of targets';


CREATE FUNCTION plan.target_gt(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gt';
COMMENT ON FUNCTION plan.target_gt(plan.target, plan.target) IS
	'a stands behind b in the order of targets';


CREATE FUNCTION plan.target_cmp(a plan.target, b plan.target) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_cmp';
COMMENT ON FUNCTION plan.target_cmp(plan.target, plan.target) IS
	'-1, 0 or 1: the order of targets';

CREATE OPERATOR plan.< (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_lt,
	COMMUTATOR = OPERATOR(plan.>), NEGATOR = OPERATOR(plan.>=),
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR plan.< (plan.target, plan.target) IS 'stands before, in the order of targets';

CREATE OPERATOR plan.<= (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_le,
	COMMUTATOR = OPERATOR(plan.>=), NEGATOR = OPERATOR(plan.>),
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR plan.<= (plan.target, plan.target) IS 'stands before or at the place of, in the order of targets';

CREATE OPERATOR plan.= (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_eq,
	COMMUTATOR = OPERATOR(plan.=), NEGATOR = OPERATOR(plan.<>),
	RESTRICT = eqsel, JOIN = eqjoinsel, MERGES
);
COMMENT ON OPERATOR plan.= (plan.target, plan.target) IS 'stands at the same place of the order as, in the order of targets';

CREATE OPERATOR plan.<> (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_ne,
	COMMUTATOR = OPERATOR(plan.<>), NEGATOR = OPERATOR(plan.=),
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR plan.<> (plan.target, plan.target) IS 'stands at another place of the order than, in the order of targets';

CREATE OPERATOR plan.>= (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_ge,
	COMMUTATOR = OPERATOR(plan.<=), NEGATOR = OPERATOR(plan.<),
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR plan.>= (plan.target, plan.target) IS 'stands behind or at the place of, in the order of targets';

CREATE OPERATOR plan.> (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_gt,
	COMMUTATOR = OPERATOR(plan.<), NEGATOR = OPERATOR(plan.<=),
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR plan.> (plan.target, plan.target) IS 'stands behind, in the order of targets';

CREATE OPERATOR FAMILY plan.target_ops USING btree;
COMMENT ON OPERATOR FAMILY plan.target_ops USING btree IS 'the order of targets';

CREATE OPERATOR CLASS plan.target_ops DEFAULT FOR TYPE plan.target USING btree FAMILY plan.target_ops AS
	OPERATOR 1 plan.<,
	OPERATOR 2 plan.<=,
	OPERATOR 3 plan.=,
	OPERATOR 4 plan.>=,
	OPERATOR 5 plan.>,
	FUNCTION 1 plan.target_cmp(plan.target, plan.target);
COMMENT ON OPERATOR CLASS plan.target_ops USING btree IS 'the order of targets';


CREATE FUNCTION plan.target_larger(a plan.target, b plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_larger';
COMMENT ON FUNCTION plan.target_larger(plan.target, plan.target) IS
	'the later of two targets in their order';


CREATE FUNCTION plan.target_smaller(a plan.target, b plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_smaller';
COMMENT ON FUNCTION plan.target_smaller(plan.target, plan.target) IS
	'the earlier of two targets in their order';

CREATE AGGREGATE plan.max(plan.target) (
	SFUNC = plan.target_larger, STYPE = plan.target, COMBINEFUNC = plan.target_larger,
	SORTOP = OPERATOR(plan.>), PARALLEL = SAFE
);
COMMENT ON AGGREGATE plan.max(plan.target) IS 'the last target in their order';

CREATE AGGREGATE plan.min(plan.target) (
	SFUNC = plan.target_smaller, STYPE = plan.target, COMBINEFUNC = plan.target_smaller,
	SORTOP = OPERATOR(plan.<), PARALLEL = SAFE
);
COMMENT ON AGGREGATE plan.min(plan.target) IS 'the first target in their order';
