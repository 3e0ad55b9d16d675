import type { OfficeSettings } from "./office-settings.ts";
import { policy } from "./policy.ts";
import { wording } from "./wording.ts";

/** The sample back office. A build uses `portals/office.ts`, if it exists, instead of this file. */
export const settings: OfficeSettings = { policy, wording, colour: "#1f3a4d" };
