/** File names of what runs when it is opened, for files that are named inside documents. Not .com, which ends hosts. */
const RUNS =
  /\.(?:exe|scr|pif|cpl|msi|msp|dll|jar|jse?|vb[se]?|wsf|wsh|wsc|hta|bat|cmd|ps1|psm1|lnk|url|scf|reg|inf|chm|hlp|msc|application|appref-ms|iso|img|vhdx?|xll|html?|shtml|svg)\s{0,9}$/i;

export function isProgramName(name: string): boolean {
  return RUNS.test(name.replaceAll("\0", ""));
}
