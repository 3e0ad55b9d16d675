import type { Space } from "#spaces/space.ts";
import type { Announcement } from "#ui/announcement.ts";

/** What every page without sign-in is drawn from. */
export type PublicView = { space: Space; announcement?: Announcement | undefined };
