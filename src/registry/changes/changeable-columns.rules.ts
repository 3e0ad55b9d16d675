import type { ChangeableColumn } from "#infra/db/tables/card-tables.ts";
import { addressColumns } from "../rows/registry-columns.rules.ts";

export const changeableColumns: readonly ChangeableColumn[] = [...addressColumns, "email", "phone", "iban"];
