#!/usr/bin/perl
# Every "|" of a table that the demo prints stands in the same column, wide characters counted as two.
# Reads the demo's output; prints TAP.
use strict;
use warnings;
use utf8;
binmode STDIN, ':encoding(UTF-8)';
binmode STDOUT, ':encoding(UTF-8)';

my ($rows, $tables, @columns, @bad) = (0, 0);
while (my $line = <STDIN>) {
	chomp $line;
	my @at;
	my $width = 0;
	for my $c (split //, $line) {
		push @at, $width if $c eq '|' || $c eq '+' && $line =~ /^[-+]+$/;
		$width += $c =~ /\p{East_Asian_Width=Wide}|\p{East_Asian_Width=Fullwidth}/ ? 2 : 1;
	}
	if ($line =~ /^-[-+]+$/ && @at) {
		@columns = @at;
		$tables++;
	}
	elsif (@columns && $line =~ /^ .* \|/) {
		$rows++;
		push @bad, $line if "@at" ne "@columns";
	}
	else {
		@columns = ();
	}
}
print $tables >= 2 && $rows >= 30 ? 'ok' : 'not ok', " 1 - the demo prints tables ($tables, $rows rows)\n";
print @bad ? 'not ok' : 'ok', " 2 - their columns are aligned\n";
print "# $_\n" for @bad;
print "1..2\n";
