import type { VNode } from "preact";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { IconName } from "#kernel/icon-name.ts";
import type { Policy, Space } from "#spaces/space.ts";
import type { GuardedRoute } from "./guarded-route.ts";
import type { MemberVisit } from "./visit.ts";

/** What a module contributes to the space of a holder. Policies name it; `src/app.ts` lists it. */
export type Module = {
  name: string;
  /** Its entry in the menu, and what stands on the home page. */
  menu: MenuEntry;
  card: Card | null;
  routes(space: Space): readonly GuardedRoute[];
};

/** `path`: under the space, beginning with "/espace". */
export type MenuEntry = { path: string; label: string; icon: IconName };

/** On the home page: what the module is for, in a sentence, and what it advises this holder today. */
export type Card = {
  text: string;
  notice?(trx: SpaceTransaction, visit: MemberVisit): Promise<VNode | null>;
};

/** The modules that a policy names, in its order. */
export const modulesOf = (all: readonly Module[], { modules }: Policy): Module[] =>
  modules.map((name) => {
    const module = all.find((one) => one.name === name);
    if (!module) throw new Error(`a policy names the module "${name}", which does not exist`);
    return module;
  });
