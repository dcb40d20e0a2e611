#!/bin/sh
# Joins the topic fragments of the install script, in the order of their numbers, to standard output; with a file of
# src/install/upgrade, that upgrade script. In fragments that end in .in, @NAME.tsv@ stands for the lines of a file of
# src/catalogue without its head. In upgrade scripts a line @NAME@ stands for that fragment, @replace NAME@ for one whose
# functions are there already.
set -eu
cd "$(dirname "$0")/../.."

# alias and code of every name and synonym of the indicator catalogue
aliases() {
	awk -F'\t' 'NR > 1 { print $2 "\t" $1; n = split($12, s, "|"); for (i = 1; i <= n; i++) if (s[i] != "") print s[i] "\t" $1 }' \
		src/catalogue/indicators.tsv
}

rows() {
	case $1 in
		aliases.tsv) aliases ;;
		indicators.tsv) tail -n +2 src/catalogue/indicators.tsv | cut -f 1-11 ;;
		*) tail -n +2 "src/catalogue/$1" ;;
	esac
}

expand() {
	while IFS= read -r line; do
		case $line in
			*@*.tsv@*)
				name=${line#*@}
				name=${name%%@*}
				printf '%s%s%s\n' "${line%%@*}" "$(rows "$name")" "${line#*@"$name"@}"
				;;
			*) printf '%s\n' "$line" ;;
		esac
	done
}

# fragment NAME
fragment() {
	case $1 in
		*.in) expand < "src/install/$1" ;;
		*) cat "src/install/$1" ;;
	esac
}

upgrade() {
	while IFS= read -r line; do
		name=${line#@} name=${name#replace } name=${name%@}
		case $line in
			@*@) [ -e "src/install/$name" ] || { echo "there is no fragment $name" >&2; exit 1; } ;;
		esac
		case $line in
			"@replace "*@) fragment "$name" | sed -E 's/^CREATE (FUNCTION|PROCEDURE|AGGREGATE) /CREATE OR REPLACE \1 /' ;;
			@*@) fragment "$name" ;;
			*) printf '%s\n' "$line" ;;
		esac
	done
}

if [ $# -gt 0 ]; then
	upgrade < "$1"
	exit
fi
for file in $(ls src/install/*.sql src/install/*.sql.in | sort); do
	fragment "${file##*/}"
	echo
done
