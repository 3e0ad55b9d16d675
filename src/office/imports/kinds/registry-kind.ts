import { scanFile } from "#imports/detect/scan-file.ts";
import type { DeskKind } from "#imports/kinds/import-kind.ts";
import { doneInWords, inWords } from "#imports/kinds/report-in-words.ts";
import { readColumns } from "#imports/rows/read-columns.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { importRegistry } from "#registry/import/import-registry.actions.ts";
import { registryInWords } from "#registry/import/report-words.ts";
import { registryColumns } from "#registry/rows/registry-columns.rules.ts";
import { registryShape } from "#registry/rows/registry-shape.rules.ts";

/** A file of the registry, at the desk: what `parvis import registry` does. */
export const registryKind: DeskKind = {
  kind: "registry",
  label: "Registre",
  hint: "Titulaires à ajouter ou à mettre à jour : CSV, extraction FINESS ou FINESS+",
  isOpen: () => true,
  mayBeWhole: true,
  columns: () => registryColumns,
  async run({ pool, space }, { agrees, applied, wholeRegistry, ...request }) {
    const words = (report: Parameters<typeof registryInWords>[0]) => registryInWords(report, wholeRegistry);
    const outcome = await importRegistry(pool, space.id, {
      ...request,
      wholeRegistry,
      numberRule: space.policy.number,
      afterApply: followRegistry,
      confirm: async (report) => agrees(words(report)),
      applied: async (trx, run, done) => applied?.(trx, run, doneInWords(done, words)),
    });
    return inWords(outcome, words);
  },
  async readColumns(_, source, encoding) {
    const file = await scanFile(source, registryShape, encoding);
    return file.ok && file.value.layout === "registry" ? readColumns(file.value) : [];
  },
};
