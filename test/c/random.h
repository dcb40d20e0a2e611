/*
 * random.h
 *		Numbers that are the same in every run (xorshift64), so that what a test finds can be found again.
 */
#ifndef TEST_RANDOM_H
#define TEST_RANDOM_H

#include <stddef.h>
#include <stdint.h>

static uint64_t random_state = 88172645463325252u;

static inline uint64_t
random_bits(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

/* 0 to n - 1; n is above 0. */
static inline int
random_below(size_t n)
{
	return (int) (random_bits() % n);
}

#endif
