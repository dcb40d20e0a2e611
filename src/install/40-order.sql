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
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
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

CREATE FUNCTION plan.target_sortsupport(internal) RETURNS void
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_sortsupport';
COMMENT ON FUNCTION plan.target_sortsupport(internal) IS 'sorting support of plan.target, with abbreviated keys';

CREATE FUNCTION plan.in_range(value plan.target, base plan.target, distance numeric, subtract boolean, less boolean) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_in_range';
COMMENT ON FUNCTION plan.in_range(plan.target, plan.target, numeric, boolean, boolean) IS
	'window frames in RANGE mode with a numeric distance, by base numbers';

CREATE OPERATOR FAMILY plan.target_ops USING btree;
COMMENT ON OPERATOR FAMILY plan.target_ops USING btree IS 'the order of targets';

CREATE OPERATOR CLASS plan.target_ops DEFAULT FOR TYPE plan.target USING btree FAMILY plan.target_ops AS
	OPERATOR 1 plan.<,
	OPERATOR 2 plan.<=,
	OPERATOR 3 plan.=,
	OPERATOR 4 plan.>=,
	OPERATOR 5 plan.>,
	FUNCTION 1 plan.target_cmp(plan.target, plan.target),
	FUNCTION 2 plan.target_sortsupport(internal),
	FUNCTION 3 (plan.target, numeric) plan.in_range(plan.target, plan.target, numeric, boolean, boolean);
COMMENT ON OPERATOR CLASS plan.target_ops USING btree IS 'the order of targets';

CREATE FUNCTION plan.target_hash(target plan.target) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_hash';
COMMENT ON FUNCTION plan.target_hash(plan.target) IS 'hash of the place in the order of targets';

CREATE FUNCTION plan.target_hash_extended(target plan.target, seed bigint) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_hash_extended';
COMMENT ON FUNCTION plan.target_hash_extended(plan.target, bigint) IS 'hash of the place in the order of targets, 64 bits, with a seed';

CREATE OPERATOR FAMILY plan.target_ops USING hash;
COMMENT ON OPERATOR FAMILY plan.target_ops USING hash IS 'equal places in the order of targets';

CREATE OPERATOR CLASS plan.target_ops DEFAULT FOR TYPE plan.target USING hash FAMILY plan.target_ops AS
	OPERATOR 1 plan.=,
	FUNCTION 1 plan.target_hash(plan.target),
	FUNCTION 2 plan.target_hash_extended(plan.target, bigint);
COMMENT ON OPERATOR CLASS plan.target_ops USING hash IS 'equal places in the order of targets';

CREATE OPERATOR FAMILY plan.target_minmax_ops USING brin;
COMMENT ON OPERATOR FAMILY plan.target_minmax_ops USING brin IS 'the order of targets';

CREATE OPERATOR CLASS plan.target_minmax_ops DEFAULT FOR TYPE plan.target USING brin FAMILY plan.target_minmax_ops AS
	OPERATOR 1 plan.<,
	OPERATOR 2 plan.<=,
	OPERATOR 3 plan.=,
	OPERATOR 4 plan.>=,
	OPERATOR 5 plan.>,
	FUNCTION 1 pg_catalog.brin_minmax_opcinfo(internal),
	FUNCTION 2 pg_catalog.brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 pg_catalog.brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 pg_catalog.brin_minmax_union(internal, internal, internal);
COMMENT ON OPERATOR CLASS plan.target_minmax_ops USING brin IS 'the order of targets, least and greatest of a range of pages';

-- "=" is a place in the order, in which 7% and 7元 are one; identical() also asks for the unit, the reference and the note.
CREATE FUNCTION plan.identical(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_identical';
COMMENT ON FUNCTION plan.identical(plan.target, plan.target) IS
	'whether two targets say the same: equal in the order, with the same base unit, reference and note; spelling takes no part';

CREATE FUNCTION plan.differs(a plan.target, b plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_differs';
COMMENT ON FUNCTION plan.differs(plan.target, plan.target) IS 'whether two targets do not say the same; see plan.identical()';

CREATE OPERATOR plan.=== (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.identical,
	COMMUTATOR = OPERATOR(plan.===), NEGATOR = OPERATOR(plan.!==),
	RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR plan.=== (plan.target, plan.target) IS 'says the same as: equal, and unit, reference and note too';

CREATE OPERATOR plan.!== (
	LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.differs,
	COMMUTATOR = OPERATOR(plan.!==), NEGATOR = OPERATOR(plan.===),
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR plan.!== (plan.target, plan.target) IS 'does not say the same as';


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
