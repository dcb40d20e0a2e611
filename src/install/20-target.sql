-- plan.target: a value as printed.

CREATE TYPE plan.target;

CREATE FUNCTION plan.target_in(cstring) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_in';
COMMENT ON FUNCTION plan.target_in(cstring) IS 'input function of plan.target';

CREATE FUNCTION plan.target_out(plan.target) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_out';
COMMENT ON FUNCTION plan.target_out(plan.target) IS 'output function of plan.target';

CREATE FUNCTION plan.target_recv(internal) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_recv';
COMMENT ON FUNCTION plan.target_recv(internal) IS 'binary input function of plan.target';

CREATE FUNCTION plan.target_send(plan.target) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_send';
COMMENT ON FUNCTION plan.target_send(plan.target) IS 'binary output function of plan.target';

CREATE TYPE plan.target (
	INPUT = plan.target_in,
	OUTPUT = plan.target_out,
	RECEIVE = plan.target_recv,
	SEND = plan.target_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = extended,
	CATEGORY = 'U'
);
COMMENT ON TYPE plan.target IS
	'a value of a plan or report as printed: number(s), bound, certainty, unit, note ("7左右", "≤0.021", "市级下达")';

CREATE FUNCTION plan.kind(target plan.target) RETURNS plan.target_kind
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_kind';
COMMENT ON FUNCTION plan.kind(plan.target) IS
	'how the value is stated: exact, approx, lower, upper, range, assigned, relative, pending or missing';

CREATE FUNCTION plan.number(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_number';
COMMENT ON FUNCTION plan.number(plan.target) IS
	'the stated number in the printed unit; of a range its lower end, of a relative value its offset; NULL without one';

CREATE FUNCTION plan.lower(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_lower';
COMMENT ON FUNCTION plan.lower(plan.target) IS
	'lower end as printed; NULL where the value states none';

CREATE FUNCTION plan.upper(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_upper';
COMMENT ON FUNCTION plan.upper(plan.target) IS
	'upper end as printed; NULL where the value states none';

CREATE FUNCTION plan.lower_inc(target plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_lower_inc';
COMMENT ON FUNCTION plan.lower_inc(plan.target) IS
	'whether the lower end is included (以上: yes, 超过: no); NULL where there is none';

CREATE FUNCTION plan.upper_inc(target plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_upper_inc';
COMMENT ON FUNCTION plan.upper_inc(plan.target) IS
	'whether the upper end is included (以内: yes, 低于: no); NULL where there is none';

CREATE FUNCTION plan.is_approximate(target plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_is_approximate';
COMMENT ON FUNCTION plan.is_approximate(plan.target) IS
	'whether the print marks the number as approximate (左右, 约, 近, 余)';

CREATE FUNCTION plan.is_rounded(target plan.target) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_is_rounded';
COMMENT ON FUNCTION plan.is_rounded(plan.target) IS
	'whether the number was rounded because its fraction does not end; the text is kept';

CREATE FUNCTION plan.unit(target plan.target) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_unit';
COMMENT ON FUNCTION plan.unit(plan.target) IS
	'unit as printed, with its magnitude (万元); NULL without one';

CREATE FUNCTION plan.magnitude(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_magnitude';
COMMENT ON FUNCTION plan.magnitude(plan.target) IS
	'what the unit multiplies by: 10000 for 万元, 1 without a magnitude; NULL without a number';

CREATE FUNCTION plan.base_unit(target plan.target) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_base_unit';
COMMENT ON FUNCTION plan.base_unit(plan.target) IS
	'unit without its magnitude: 元 of 万元';

CREATE FUNCTION plan.base_number(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_base_number';
COMMENT ON FUNCTION plan.base_number(plan.target) IS
	'the stated number in base units: 12000 of 1.2万元';

CREATE FUNCTION plan.base_lower(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_base_lower';
COMMENT ON FUNCTION plan.base_lower(plan.target) IS
	'lower end in base units';

CREATE FUNCTION plan.base_upper(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_base_upper';
COMMENT ON FUNCTION plan.base_upper(plan.target) IS
	'upper end in base units';

CREATE FUNCTION plan.note(target plan.target) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_note';
COMMENT ON FUNCTION plan.note(plan.target) IS
	'prose of a trailing bracket: 调整后 of -10.6(调整后)';

CREATE FUNCTION plan.reference(target plan.target) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_reference';
COMMENT ON FUNCTION plan.reference(plan.target) IS
	'quantity of a trailing bracket: 10000万美元 of 完成市级下达任务(10000万美元)';

CREATE FUNCTION plan.is_target(value text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_is_valid';
COMMENT ON FUNCTION plan.is_target(text) IS
	'whether the text is a value that plan.target reads';

CREATE FUNCTION plan.try_target(value text) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_try';
COMMENT ON FUNCTION plan.try_target(text) IS
	'the text as a target, NULL where it is none (no error, no subtransaction)';

CREATE FUNCTION plan.target(number numeric, unit text DEFAULT NULL) RETURNS plan.target
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_from_number_and_unit';
COMMENT ON FUNCTION plan.target(numeric, text) IS
	'a target made of a number and a unit';

CREATE FUNCTION plan.with_unit(target plan.target, unit text) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_with_unit';
COMMENT ON FUNCTION plan.with_unit(plan.target, text) IS
	'the target with a unit filled in between number and bound word; a unit already there stays, words stay as they are';
