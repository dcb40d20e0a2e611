-- Arithmetic, exact and in base units: 300左右 + 241 is 541左右, 1亿元 + 5000万元 is 1.5亿元. Kinds without a number make the
-- result NULL; sum and avg skip them.

CREATE FUNCTION plan.target_add(a plan.target, b plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_add';
COMMENT ON FUNCTION plan.target_add(plan.target, plan.target) IS 'the sum of two targets; error 22023 where the units do not convert';

CREATE FUNCTION plan.target_sub(a plan.target, b plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_sub';
COMMENT ON FUNCTION plan.target_sub(plan.target, plan.target) IS 'the difference of two targets; error 22023 where the units do not convert';

CREATE FUNCTION plan.target_mul(a plan.target, b plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_mul';
COMMENT ON FUNCTION plan.target_mul(plan.target, plan.target) IS 'a target times an exact number without a unit';

CREATE FUNCTION plan.target_div(a plan.target, b plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_div';
COMMENT ON FUNCTION plan.target_div(plan.target, plan.target) IS 'a target divided by an exact number without a unit, by the scale rule of numeric';

CREATE FUNCTION plan.target_neg(a plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_neg';
COMMENT ON FUNCTION plan.target_neg(plan.target) IS 'the target with the other sign: 8以上 becomes -8以内';

CREATE OPERATOR plan.+ (LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_add, COMMUTATOR = OPERATOR(plan.+));
COMMENT ON OPERATOR plan.+ (plan.target, plan.target) IS 'sum';

CREATE OPERATOR plan.- (LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_sub);
COMMENT ON OPERATOR plan.- (plan.target, plan.target) IS 'difference';

CREATE OPERATOR plan.* (LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_mul, COMMUTATOR = OPERATOR(plan.*));
COMMENT ON OPERATOR plan.* (plan.target, plan.target) IS 'multiple';

CREATE OPERATOR plan./ (LEFTARG = plan.target, RIGHTARG = plan.target, FUNCTION = plan.target_div);
COMMENT ON OPERATOR plan./ (plan.target, plan.target) IS 'part';

CREATE OPERATOR plan.- (RIGHTARG = plan.target, FUNCTION = plan.target_neg);
COMMENT ON OPERATOR plan.- (NONE, plan.target) IS 'the other sign';

CREATE FUNCTION plan.target_total_add(state bytea, value plan.target) RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_total_add';
COMMENT ON FUNCTION plan.target_total_add(bytea, plan.target) IS 'transition function of sum and avg';

CREATE FUNCTION plan.target_total_remove(state bytea, value plan.target) RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_total_remove';
COMMENT ON FUNCTION plan.target_total_remove(bytea, plan.target) IS 'inverse transition function of sum and avg';

CREATE FUNCTION plan.target_total_combine(a bytea, b bytea) RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_total_combine';
COMMENT ON FUNCTION plan.target_total_combine(bytea, bytea) IS 'combine function of sum and avg';

CREATE FUNCTION plan.target_sum_final(state bytea) RETURNS plan.target
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_sum';
COMMENT ON FUNCTION plan.target_sum_final(bytea) IS 'final function of sum';

CREATE FUNCTION plan.target_avg_final(state bytea) RETURNS plan.target
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_avg';
COMMENT ON FUNCTION plan.target_avg_final(bytea) IS 'final function of avg';

CREATE AGGREGATE plan.sum(plan.target) (
	SFUNC = plan.target_total_add, STYPE = bytea, SSPACE = 300, FINALFUNC = plan.target_sum_final, COMBINEFUNC = plan.target_total_combine,
	MSFUNC = plan.target_total_add, MINVFUNC = plan.target_total_remove, MSTYPE = bytea, MSSPACE = 300, MFINALFUNC = plan.target_sum_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE plan.sum(plan.target) IS 'the sum of the targets with a number, in the greatest unit among them; NULL where they have no common end';

CREATE AGGREGATE plan.avg(plan.target) (
	SFUNC = plan.target_total_add, STYPE = bytea, SSPACE = 300, FINALFUNC = plan.target_avg_final, COMBINEFUNC = plan.target_total_combine,
	MSFUNC = plan.target_total_add, MINVFUNC = plan.target_total_remove, MSTYPE = bytea, MSSPACE = 300, MFINALFUNC = plan.target_avg_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE plan.avg(plan.target) IS 'the mean of the targets with a number, by the scale rule of numeric';
