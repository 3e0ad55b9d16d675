import type { Command } from "commander";
import { doubtsAbout } from "#config/doubts.ts";
import { ConfigError, readConfig } from "#config/env.ts";
import { providerOfSpace } from "#infra/openid/provider-of-space.ts";
import { drawMarkdown, drawText } from "#spaces/grading/draw-report.rules.ts";
import { spaces } from "#spaces/index.ts";

export const addCheck = (program: Command) =>
  program
    .command("check")
    .description(
      "read the configuration and grade the policies against CNIL 2022-100, NIST 800-63B-4 and ASVS 5.0",
    )
    .option("--markdown", "print the grades as the page kept in docs/generated/spaces.md, and nothing else")
    .addHelpText("after", "\nExit codes: 0 the configuration can start, 1 it cannot, 2 not understood.")
    .action(({ markdown }: { markdown?: true }) => {
      if (markdown) return console.log(drawMarkdown(spaces).trimEnd());
      console.log(drawText(spaces));
      process.exitCode = checkConfiguration();
    });

/** Says what is wrong with the environment, or doubtful; gives the exit code. */
function checkConfiguration(): 0 | 1 {
  try {
    const config = readConfig();
    for (const space of spaces) providerOfSpace(space, config.web);
    const doubts = doubtsAbout(config);
    for (const doubt of doubts) console.log(`doubtful: ${doubt}`);
    console.log(doubts.length > 0 ? "The configuration starts." : "The configuration is sound.");
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.message.split("\n")) console.error(`wrong: ${line}`);
    return 1;
  }
}
