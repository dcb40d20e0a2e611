\echo Use "CREATE EXTENSION plan_indicator" to load this file. \quit

GRANT USAGE ON SCHEMA plan TO PUBLIC;
