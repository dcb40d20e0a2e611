#!/bin/sh
# Joins the topic fragments of the install script, in the order of their numbers, to standard output. In fragments that
# end in .in, @NAME.tsv@ stands for the lines of a file of src/catalogue without its head.
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

for fragment in $(ls src/install/*.sql src/install/*.sql.in | sort); do
	case $fragment in
		*.in) expand < "$fragment" ;;
		*) cat "$fragment" ;;
	esac
	echo
done
