-- Numbers meet targets by implicit cast, so that no operator between targets and numbers is needed (one with a name
-- that core has between numbers would make "1 = 1.5" ambiguous for everybody with plan in the search_path).


CREATE FUNCTION plan.from_number(number smallint) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_from_int2';
COMMENT ON FUNCTION plan.from_number(smallint) IS
	'smallint as an exact target';

CREATE CAST (smallint AS plan.target) WITH FUNCTION plan.from_number(smallint) AS IMPLICIT;
COMMENT ON CAST (smallint AS plan.target) IS 'the number as an exact target';


CREATE FUNCTION plan.from_number(number integer) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_from_int4';
COMMENT ON FUNCTION plan.from_number(integer) IS
	'integer as an exact target';

CREATE CAST (integer AS plan.target) WITH FUNCTION plan.from_number(integer) AS IMPLICIT;
COMMENT ON CAST (integer AS plan.target) IS 'the number as an exact target';


CREATE FUNCTION plan.from_number(number bigint) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_from_int8';
COMMENT ON FUNCTION plan.from_number(bigint) IS
	'bigint as an exact target';

CREATE CAST (bigint AS plan.target) WITH FUNCTION plan.from_number(bigint) AS IMPLICIT;
COMMENT ON CAST (bigint AS plan.target) IS 'the number as an exact target';


CREATE FUNCTION plan.from_number(number real) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_from_float4';
COMMENT ON FUNCTION plan.from_number(real) IS
	'real as an exact target (its shortest decimal)';

CREATE CAST (real AS plan.target) WITH FUNCTION plan.from_number(real) AS IMPLICIT;
COMMENT ON CAST (real AS plan.target) IS 'the number as an exact target';


CREATE FUNCTION plan.from_number(number double precision) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_from_float8';
COMMENT ON FUNCTION plan.from_number(double precision) IS
	'double precision as an exact target (its shortest decimal)';

CREATE CAST (double precision AS plan.target) WITH FUNCTION plan.from_number(double precision) AS IMPLICIT;
COMMENT ON CAST (double precision AS plan.target) IS 'the number as an exact target';


CREATE FUNCTION plan.from_number(number numeric) RETURNS plan.target
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_from_numeric';
COMMENT ON FUNCTION plan.from_number(numeric) IS
	'numeric as an exact target';

CREATE CAST (numeric AS plan.target) WITH FUNCTION plan.from_number(numeric) AS IMPLICIT;
COMMENT ON CAST (numeric AS plan.target) IS 'the number as an exact target';


CREATE FUNCTION plan.to_numeric(target plan.target) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'target_to_numeric';
COMMENT ON FUNCTION plan.to_numeric(plan.target) IS
	'the number in base units of an exact or approximate target; others are refused';

CREATE CAST (plan.target AS numeric) WITH FUNCTION plan.to_numeric(plan.target);
COMMENT ON CAST (plan.target AS numeric) IS 'the number in base units of an exact or approximate target';
