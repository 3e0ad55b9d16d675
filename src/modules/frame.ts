import type { Session } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import { takeAnnouncement } from "#http/answers/announce.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import type { IconName } from "#kernel/icon-name.ts";
import type { SignedIn } from "#modules/signed-in.ts";
import { brandOf } from "#spaces/brand.ts";
import type { ModuleName } from "#spaces/space.ts";
import { announcementFor } from "#subject/contributed.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { PageProps } from "#ui/frame/page.tsx";

/** What stands around every page behind the sign-in. */
export type Frame = Pick<PageProps, "brand" | "announcement"> & { account: AccountBar };

/** Every module that works, with its place in the menu. */
const entries: Record<ModuleName, { path: string; label: string; icon: IconName }> = {
  home: { path: "/espace", label: "Accueil", icon: "house" },
  profile: { path: "/espace/informations", label: "Mes informations", icon: "user-round" },
  security: { path: "/espace/securite", label: "Sécurité", icon: "shield-check" },
};

/** The frame of a module's page, with the menu of what this space offers. */
export function frameOf(ctx: Context, { request, reply, session }: SignedIn, module: ModuleName): Frame {
  const home = `/${ctx.space.id}`;
  return {
    brand: brandOf(ctx.space),
    announcement:
      request.method === "GET"
        ? announcementFor(ctx.contributed, takeAnnouncement(request, reply))
        : undefined,
    account: {
      holderName: holderName(session),
      current: home + entries[module].path,
      menu: ctx.space.policy.modules.map((name) => ({ ...entries[name], href: home + entries[name].path })),
      signOutAction: `${home}/deconnexion`,
      extendAction: `${home}/espace/prolonger`,
      csrf: csrfToken(request, reply),
      idle: ctx.space.policy.lifetimes.sessionIdle,
    },
  };
}

const holderName = ({ firstName, lastName, organisation }: Session) =>
  `${firstName} ${lastName}`.trim() || organisation;
