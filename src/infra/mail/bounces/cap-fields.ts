import { Transform } from "node:stream";

/** A line has 998 characters at most (RFC 5322, 2.1.1). */
const longestField = 1_000;

/**
 * Cuts every header field, folded or not, of the mail and of its parts: the parser of mails takes quadratic time over
 * one field (2 s for an address of 60 kB). Text that begins with a space is cut in the same way, which loses nothing.
 */
export function capFields(): Transform {
  let line = "";
  let field = 0;
  const endLine = (): string => {
    const before = line.startsWith(" ") || line.startsWith("\t") ? field : 0;
    const kept = before >= longestField ? "" : `${line}\n`;
    field = before + line.length;
    line = "";
    return kept;
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      let kept = "";
      chunk
        .toString("latin1")
        .split("\n")
        .forEach((piece, place) => {
          if (place > 0) kept += endLine();
          if (line.length < longestField) line = (line + piece).slice(0, longestField);
        });
      done(null, Buffer.from(kept, "latin1"));
    },
    flush: (done) => done(null, Buffer.from(endLine(), "latin1")),
  });
}
