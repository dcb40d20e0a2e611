-- GiST: which targets admit a number, lie within a range, overlap one. A key is the hull of what a target admits, in machine
-- floats rounded outward; every hit is looked at again. Targets without a number are never found: the operators are NULL there.

CREATE TYPE plan.target_hull;

CREATE FUNCTION plan.target_hull_in(cstring) RETURNS plan.target_hull
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_hull_in';
COMMENT ON FUNCTION plan.target_hull_in(cstring) IS 'refuses: only indexes make such keys';

CREATE FUNCTION plan.target_hull_out(plan.target_hull) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_hull_out';
COMMENT ON FUNCTION plan.target_hull_out(plan.target_hull) IS 'the two ends of a key of a GiST index on targets';

CREATE TYPE plan.target_hull (
	INPUT = plan.target_hull_in, OUTPUT = plan.target_hull_out, INTERNALLENGTH = 16, ALIGNMENT = double, STORAGE = plain
);
COMMENT ON TYPE plan.target_hull IS 'key of GiST indexes on targets: an interval of floats that holds every number which a target admits';

CREATE FUNCTION plan.target_gist_compress(internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gist_compress';
COMMENT ON FUNCTION plan.target_gist_compress(internal) IS 'GiST support: the key of a target';

CREATE FUNCTION plan.target_gist_consistent(internal, plan.target, smallint, oid, internal) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gist_consistent';
COMMENT ON FUNCTION plan.target_gist_consistent(internal, plan.target, smallint, oid, internal) IS 'GiST support: whether a key may hold what is searched';

CREATE FUNCTION plan.target_gist_union(internal, internal) RETURNS plan.target_hull
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gist_union';
COMMENT ON FUNCTION plan.target_gist_union(internal, internal) IS 'GiST support: a key that holds several';

CREATE FUNCTION plan.target_gist_penalty(internal, internal, internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gist_penalty';
COMMENT ON FUNCTION plan.target_gist_penalty(internal, internal, internal) IS 'GiST support: how far a page would grow';

CREATE FUNCTION plan.target_gist_picksplit(internal, internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gist_picksplit';
COMMENT ON FUNCTION plan.target_gist_picksplit(internal, internal) IS 'GiST support: parts a page, bounds and intervals apart';

CREATE FUNCTION plan.target_gist_same(plan.target_hull, plan.target_hull, internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gist_same';
COMMENT ON FUNCTION plan.target_gist_same(plan.target_hull, plan.target_hull, internal) IS 'GiST support: whether two keys are equal';

CREATE FUNCTION plan.target_gist_sortsupport(internal) RETURNS void
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_gist_sortsupport';
COMMENT ON FUNCTION plan.target_gist_sortsupport(internal) IS 'GiST support: the order in which an index is built';

CREATE OPERATOR FAMILY plan.target_ops USING gist;
COMMENT ON OPERATOR FAMILY plan.target_ops USING gist IS 'the numbers that targets admit';

CREATE OPERATOR CLASS plan.target_ops DEFAULT FOR TYPE plan.target USING gist FAMILY plan.target_ops AS
	OPERATOR 3 plan.&&,
	OPERATOR 7 plan.@>,
	OPERATOR 8 plan.<@,
	FUNCTION 1 plan.target_gist_consistent(internal, plan.target, smallint, oid, internal),
	FUNCTION 2 plan.target_gist_union(internal, internal),
	FUNCTION 3 plan.target_gist_compress(internal),
	FUNCTION 5 plan.target_gist_penalty(internal, internal, internal),
	FUNCTION 6 plan.target_gist_picksplit(internal, internal),
	FUNCTION 7 plan.target_gist_same(plan.target_hull, plan.target_hull, internal),
	FUNCTION 11 plan.target_gist_sortsupport(internal),
	STORAGE plan.target_hull;
COMMENT ON OPERATOR CLASS plan.target_ops USING gist IS 'the numbers that targets admit: @>, <@, &&';
