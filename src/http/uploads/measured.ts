import { type Readable, Transform } from "node:stream";
import { describeBytes } from "#kernel/fields/file-name.rules.ts";

/** `fault` is the error of the field, once `content` has failed because of its size. */
export type Measured = { content: Transform; bytes: () => number; fault: () => string | null };

/** Counts a file on its way. `content` fails if it is empty or has more than `most` bytes. */
export function measured(file: Readable, most: number): Measured {
  let bytes = 0;
  let fault: string | null = null;
  const fail = (words: string) => {
    fault = words;
    return new Error(words);
  };
  const content = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= most) done(null, chunk);
      else done(fail(`Ce fichier est trop lourd : choisissez-en un de ${describeBytes(most)} au plus.`));
    },
    flush(done) {
      done(bytes === 0 ? fail("Ce fichier est vide : choisissez-en un autre.") : null);
    },
  });
  // Without a listener, an error before the first read would end the process.
  content.on("error", () => {});
  file.on("error", (failure) => content.destroy(failure));
  file.pipe(content);
  return { content, bytes: () => bytes, fault: () => fault };
}
