/*
 * test_judge.c
 *		Runs test/spec/judge.md: "goal | actual | options => verdict (worst..best) met [reasons]".
 *
 * Also the laws that hold of all judgings: a better actual never gets a worse verdict; a smaller "nearly" never
 * raises one, and so the policies strict, default and lenient nest; other units for the same quantities change nothing;
 * knowing an actual better never leads out of what its worst and best had promised.
 */
#include "judge.h"
#include "pack.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>

static const char *const VERDICTS[] = {"not_assessable", "missed", "nearly_met", "met", "exceeded"};

static const tolerance DEFAULT = {.tau_pp = {2, 1}, .tau_rel = {2, 2}, .near_pp = {5, 1}, .near_rel = {1, 1}};

static value
parsed(const char *s)
{
	value v;
	value_error err;

	if (value_parse(s, strlen(s), &v, &err) != VALUE_OK)
	{
		fprintf(stderr, "no value: %s\n", s);
		exit(2);
	}
	return v;
}

static char *
trimmed(char *s)
{
	size_t n;

	while (*s == ' ')
		s++;
	for (n = strlen(s); n > 0 && s[n - 1] == ' '; n--)
		s[n - 1] = '\0';
	return s;
}

typedef struct setting
{
	bool measured; /* gap and rate are said too */
	judge_input in;
	tolerance tolerance;
	dec reference;
} setting;

static void
set_options(char *options, setting *s)
{
	char *rest = NULL;

	memset(s, 0, sizeof(*s));
	s->tolerance = DEFAULT;
	s->in = (judge_input){
		.direction = DIRECTION_ASSUMED, .binding = BINDING_EXPECTED, .is_rate = -1, .can_exceed = true};
	for (char *o = strtok_r(options, " ", &rest); o != NULL; o = strtok_r(NULL, " ", &rest))
	{
		if (strcmp(o, "level") == 0 || strcmp(o, "rate") == 0)
			s->in.is_rate = *o == 'r';
		else if (strcmp(o, "higher") == 0)
			s->in.direction = DIRECTION_HIGHER;
		else if (strcmp(o, "lower") == 0)
			s->in.direction = DIRECTION_LOWER;
		else if (strcmp(o, "band") == 0)
			s->in.direction = DIRECTION_BAND;
		else if (strcmp(o, "unknown") == 0)
			s->in.direction = DIRECTION_UNKNOWN;
		else if (strcmp(o, "binding") == 0)
			s->in.binding = BINDING_BINDING;
		else if (strcmp(o, "ceiling") == 0)
			s->in.can_exceed = false;
		else if (strcmp(o, "measured") == 0)
			s->measured = true;
		else if (strcmp(o, "index") == 0)
			s->tolerance.method = RATE_INDEX;
		else if (strcmp(o, "reciprocal") == 0)
			s->tolerance.method = RATE_RECIPROCAL;
		else if (strcmp(o, "point") == 0)
			s->tolerance.bound_as_point = true;
		else if (strcmp(o, "strict") == 0)
			s->tolerance.near_pp = s->tolerance.near_rel = DEC_ZERO;
		else if (strcmp(o, "lenient") == 0)
			s->tolerance.near_rel = (dec){25, 2};
		else if (strncmp(o, "reference=", 10) == 0)
		{
			s->reference = parsed(o + 10).number;
			s->in.reference = &s->reference;
		}
		else
		{
			fprintf(stderr, "no option: %s\n", o);
			exit(2);
		}
	}
	s->in.tolerance = &s->tolerance;
}

static void
say(const judgement *j, char *out, size_t room)
{
	size_t n = (size_t) snprintf(out, room, "%s", VERDICTS[j->verdict]);
	bool first = true;

	if (j->least != j->most)
		n += (size_t) snprintf(out + n, room - n, " (%s..%s)", VERDICTS[j->least], VERDICTS[j->most]);
	n += (size_t) snprintf(out + n, room - n, " %s", j->is_met > 0 ? "yes" : j->is_met == 0 ? "no" : "open");
	for (int i = 0; i < REASONS; i++)
		if (i != REASON_DIRECTION_ASSUMED && j->reasons & 1u << i)
		{
			n += (size_t) snprintf(out + n, room - n, "%s%s", first ? " [" : ", ",
								   judge_reason_code((judge_reason) i));
			first = false;
		}
	if (!first)
		snprintf(out + n, room - n, "]");
}

static double
rough(dec d)
{
	char buf[DEC_PRINT_MAX + 1];

	buf[dec_print(d, buf)] = '\0';
	return strtod(buf, NULL);
}

static void
say_measured(const judgement *j, char *out, size_t room)
{
	char gap[DEC_PRINT_MAX], unit_buf[UNIT_PRINT_MAX];
	size_t n = strlen(out);

	if (j->has_gap)
		n += (size_t) snprintf(out + n, room - n, " gap %.*s%.*s", (int) dec_print(j->gap, gap), gap,
							   (int) unit_print(&j->gap_unit, unit_buf), unit_buf);
	if (j->has_favourable)
		n += (size_t) snprintf(out + n, room - n, " favourable %.*s", (int) dec_print(j->gap_favourable, gap),
							   gap);
	if (j->has_rate)
		snprintf(out + n, room - n, " rate %.1f",
				 100 * rough(j->rate_numerator) / rough(j->rate_denominator));
}

static void
run_spec(const char *path)
{
	FILE *f = fopen(path, "r");
	char line[4096], copy[4096], said[4096];
	bool inside = false;

	if (f == NULL)
		exit(2);
	while (fgets(line, sizeof(line), f) != NULL)
	{
		char *arrow = strstr(line, " => "), *goal, *actual, *options;
		setting s;
		value g, a;
		judgement j;

		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "```", 3) == 0)
			inside = strcmp(line, "```judge") == 0;
		if (!inside || arrow == NULL)
			continue;
		strcpy(copy, line);
		copy[arrow - line] = '\0';
		goal = trimmed(strtok(copy, "|"));
		actual = trimmed(strtok(NULL, "|"));
		options = strtok(NULL, "|");
		g = parsed(goal);
		a = parsed(actual);
		set_options(options == NULL ? copy + strlen(copy) : options, &s);
		s.in.goal = &g;
		s.in.actual = &a;
		judge(&s.in, &j);
		say(&j, said, sizeof(said));
		if (s.measured)
			say_measured(&j, said, sizeof(said));
		if (!ok(strcmp(said, arrow + 4) == 0, "%s", line))
			printf("# got: %s\n", said);
	}
	fclose(f);
}

static verdict
verdict_of(const value *goal, dec actual, const setting *s)
{
	value a = value_from_number(actual, NULL);
	judge_input in = s->in;
	judgement j;

	in.goal = goal;
	in.actual = &a;
	in.tolerance = &s->tolerance;
	judge(&in, &j);
	return j.verdict;
}

static void
laws(void)
{
	static const char *const GOALS[] = {"7",     "7左右", "8以上", "≤0.5", "超过3", "低于4",
										"6-6.5", "-10.6", "0",     "近50", "140余", "控制在5"};
	int worse = 0, raised = 0, unit_changed = 0;

	for (int i = 0; i < 200000; i++)
	{
		value goal = parsed(GOALS[random_below(12)]), scaled;
		setting s, narrow;
		char options[] = "";
		dec x = {random_below(40000) - 20000, 2}, y = {random_below(40000) - 20000, 2},
			ten_thousand = dec_int(10000), big;
		bool lower;
		verdict vx, vy;

		set_options(options, &s);
		s.in.is_rate = random_below(2);
		s.in.binding = random_below(2) ? BINDING_BINDING : BINDING_EXPECTED;
		s.in.direction = random_below(2) ? DIRECTION_HIGHER : DIRECTION_LOWER;
		lower = value_kind_of(&goal) == KIND_UPPER && goal.form != FORM_NEARLY;
		lower |= s.in.direction == DIRECTION_LOWER &&
				 (value_kind_of(&goal) != KIND_LOWER || goal.form == FORM_ODD);
		vx = verdict_of(&goal, x, &s);
		vy = verdict_of(&goal, y, &s);
		worse += lower ? (dec_cmp(x, y) < 0 && vx < vy) : (dec_cmp(x, y) > 0 && vx < vy);
		narrow = s;
		narrow.tolerance.near_pp = (dec){1, 1};
		narrow.tolerance.near_rel = (dec){1, 2};
		raised += verdict_of(&goal, x, &narrow) > vx;
		/* levels do not depend on the unit they are counted in */
		s.in.is_rate = 0;
		scaled = goal;
		if (dec_mul(goal.number, ten_thousand, &scaled.number) &&
			dec_mul(goal.upper, ten_thousand, &scaled.upper) && dec_mul(x, ten_thousand, &big))
			unit_changed += verdict_of(&goal, x, &s) != verdict_of(&scaled, big, &s);
	}
	ok(worse == 0, "a better actual never gets a worse verdict (%d of 200000)", worse);
	ok(raised == 0, "a smaller nearly never raises a verdict (%d of 200000)", raised);
	ok(unit_changed == 0, "other units change no verdict on levels (%d of 200000)", unit_changed);
}

/* The verdicts of a set and of sets and points within it; the policies side by side. */
static void
narrowing(void)
{
	static const char *const GOALS[] = {"7", "7左右", "8以上", "≤5", "超过3", "低于4", "6-6.5", "0", "近5", "10余", "控制在5", "3%左右"};
	static const char *const SETS[] = {"%d.%02d-%d.%02d", "%d.%02d以上", "%d.%02d以内", "%d.%02d左右", "超过%d.%02d", "不足%d.%02d"};
	static char strict[] = "strict", lenient[] = "lenient";
	int left = 0, unnested = 0, straddling = 0;
	setting policies[3];
	char options[] = "";

	set_options(strict, &policies[0]);
	set_options(options, &policies[1]);
	set_options(lenient, &policies[2]);
	for (int i = 0; i < 200000; i++)
	{
		value goal = parsed(GOALS[random_below(12)]), wide, narrow;
		int a = 1 + random_below(1000), b = a + 2 + random_below(300), c = a + random_below(b - a), d = c + 1 + random_below(b - c);
		int form = random_below(6);
		char text[64];
		setting s = policies[1];
		judgement outer, inner;

		s.in.tolerance = &s.tolerance;
		s.in.is_rate = random_below(2);
		s.in.binding = random_below(2) ? BINDING_BINDING : BINDING_EXPECTED;
		s.in.direction = random_below(3) == 0 ? DIRECTION_BAND : random_below(2) ? DIRECTION_HIGHER : DIRECTION_LOWER;
		snprintf(text, sizeof(text), SETS[form], a / 100, a % 100, b / 100, b % 100);
		wide = parsed(text);
		/* a number, or half of the range, that the first one admits */
		if (form == 0 && random_below(2) && d <= b)
			snprintf(text, sizeof(text), "%d.%02d-%d.%02d", c / 100, c % 100, d / 100, d % 100);
		else if (form == 2 || form == 5)
			snprintf(text, sizeof(text), "%d.%02d", (a > 300 ? a - 300 : 0) / 100, (a > 300 ? a - 300 : 0) % 100);
		else if (form == 3)
			snprintf(text, sizeof(text), "%d.%02d", a / 100, a % 100);
		else
			snprintf(text, sizeof(text), "%d.%02d", (c + 1) / 100, (c + 1) % 100);
		narrow = parsed(text);
		s.in.goal = &goal;
		s.in.actual = &wide;
		judge(&s.in, &outer);
		s.in.actual = &narrow;
		judge(&s.in, &inner);
		if (outer.least == VERDICT_NOT_ASSESSABLE)
			continue;
		straddling += outer.least != outer.most;
		left += inner.least < outer.least || inner.most > outer.most;
		for (int p = 0; p < 2; p++)
		{
			judgement less, more;

			s.in.tolerance = &policies[p].tolerance;
			judge(&s.in, &less);
			s.in.tolerance = &policies[p + 1].tolerance;
			judge(&s.in, &more);
			unnested += less.least > more.least || less.most > more.most;
		}
	}
	ok(left == 0, "an actual known better stays between its worst and best (%d of 200000 leave)", left);
	ok(straddling > 20000, "and these differ often (%d of 200000)", straddling);
	ok(unnested == 0, "strict, default and lenient nest (%d of 400000 do not)", unnested);
}

int
main(int argc, char **argv)
{
	run_spec(argc > 1 ? argv[1] : "test/spec/judge.md");
	laws();
	narrowing();
	return done();
}
