-- The worked join of README.md: report values beside a yearbook and beside national data.
SET client_min_messages = warning;
SELECT plan.create_tables();
BEGIN;
\i test/example/join.sql
ROLLBACK;
SELECT plan.drop_tables();
