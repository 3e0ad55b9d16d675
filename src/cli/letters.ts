import type { Command } from "commander";
import { type BatchId, readId } from "#kernel/ids.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import type { DeskOrder, DeskWork } from "./letter-desk.ts";

type Options = {
  out?: string;
  reissue?: string;
  lostFactor?: string;
  posted?: string;
  returned?: string;
  status?: true;
};

export const addLetters = (program: Command) =>
  program
    .command("letters")
    .description("print the letters that wait, or say what became of them")
    .argument("<space>", `slug of the space: ${spaces.map(({ id }) => id).join(", ")}`)
    .option("--out <folder>", "print what waits there: one PDF per batch and kind, and its list as CSV")
    .option("--posted <batch>", "the batch went to the post; with --out, its PDF there is destroyed")
    .option("--returned <number>", "the letters of that holder came back")
    .option(
      "--reissue <number>",
      "make a provisional password wait for printing; that of a former letter dies",
    )
    .option("--lost-factor <number>", "make a code wait for printing that lifts a lost second factor")
    .option("--status", "how many letters stand where")
    .addHelpText("after", "\nExit codes: 0 done, 1 refused, 2 not understood.")
    .action(async (slug: string, options: Options, command: Command) => {
      const space = findSpace(slug);
      if (!space) return command.error(`error: no space is called ${slug}`);
      const order = readOrder(options);
      if (typeof order === "string") return command.error(`error: ${order}`);
      const { runLetterDesk } = await import("./letter-desk.ts");
      const { withHouse } = await import("./with-house.ts");
      process.exitCode = await withHouse((house) => {
        const work: DeskWork = {
          ctx: house.contextOf(space.id),
          entrance: new URL(`/${space.id}`, house.config.web.publicUrl),
        };
        return runLetterDesk(work, order);
      });
    });

/** What is asked for, one thing at a time, or what is wrong with it. */
function readOrder({ out, posted, returned, reissue, lostFactor, status }: Options): DeskOrder | string {
  const asked = [posted, returned, reissue, lostFactor, status].filter((option) => option !== undefined);
  if (asked.length > 1) return "ask for one thing at a time";
  if (status) return { kind: "status" };
  if (returned !== undefined) return { kind: "returned", number: returned };
  if (reissue !== undefined) return { kind: "reissue", number: reissue };
  if (lostFactor !== undefined) return { kind: "lost_factor", number: lostFactor };
  if (posted === undefined)
    return out ? { kind: "print", folder: out } : "say where to print: --out <folder>";
  const batch = readId<BatchId>(posted.toLowerCase());
  return batch
    ? { kind: "posted", batch, folder: out ?? null }
    : "a batch is named by the id in its file name";
}
