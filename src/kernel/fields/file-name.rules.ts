const mostSigns = 120;
const longestExtension = 10;

/**
 * A name safe to show and store: no path, no control or invisible character. A direction override hides an extension:
 * "facture\u202Efdp.exe" reads "factureexe.pdf".
 */
export function shownFileName(received: string): string {
  const name = received
    .toWellFormed()
    .normalize("NFC")
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\ufffd]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return shortened(name) || "fichier";
}

function shortened(name: string): string {
  const signs = [...name];
  if (signs.length <= mostSigns) return name;
  const dot = signs.lastIndexOf(".");
  const extension = dot > 0 && signs.length - dot <= longestExtension + 1 ? signs.slice(dot) : [];
  return [...signs.slice(0, mostSigns - extension.length - 1), "…", ...extension].join("");
}

const units = [
  ["Go", 1_000_000_000],
  ["Mo", 1_000_000],
  ["Ko", 1000],
] as const;

/** "1,5 Mo": one decimal at most, rounded down so that a file of the announced size is accepted. */
export function describeBytes(bytes: number): string {
  const [name, size] = units.find(([, least]) => bytes >= least) ?? (["octets", 1] as const);
  return `${String(Math.floor((bytes * 10) / size) / 10).replace(".", ",")} ${name}`;
}
