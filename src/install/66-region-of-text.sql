-- Where neither title nor issuer names the region, the text may: a report says its own name again and again.

CREATE FUNCTION plan.region_of_text(title text, content text, OUT region_code text, OUT region text, OUT mentions integer)
	LANGUAGE c STABLE STRICT PARALLEL SAFE COST 10000 SET search_path = pg_catalog, pg_temp
	AS 'MODULE_PATHNAME', 'plan_region_of_text';
COMMENT ON FUNCTION plan.region_of_text(text, text) IS
	'the region that a text speaks of, where its title says only the kind ("区政府工作报告"): the one named at least three times and three times as often as any other; else NULL';
