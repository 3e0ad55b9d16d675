import type { FastifyInstance } from "fastify";
import type { FunctionComponent } from "preact";
import type { Context } from "#context.ts";
import { keepPage } from "#http/answers/kept-page.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { Contributed } from "#subject/contributed.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { announcementFor, type View } from "#web/visit.ts";
import { AccessibilityPage } from "./pages/accessibility-page.tsx";
import { AdvicePage } from "./pages/advice-page.tsx";
import { ContactPage } from "./pages/contact-page.tsx";
import { HelpPage } from "./pages/help-page.tsx";
import { HomePage } from "./pages/home-page.tsx";
import { LegalPage } from "./pages/legal-page.tsx";
import { PrivacyPage } from "./pages/privacy-page.tsx";

export const publicPages = ({
  retention,
}: Pick<Contributed, "retention">): Readonly<Record<string, FunctionComponent<View>>> => ({
  "": HomePage,
  "/conseils": AdvicePage,
  "/contact": ContactPage,
  "/aide": HelpPage,
  "/accessibilite": AccessibilityPage,
  "/mentions-legales": LegalPage,
  "/confidentialite": (view) => <PrivacyPage {...view} retention={retention} />,
});

export function publicRoutes({ routes, ctx }: SpaceWeb): void {
  for (const [path, PublicPage] of Object.entries(publicPages(ctx.contributed)))
    hang(routes, path, PublicPage, ctx);
}

/** An announcement is for one visitor: that page is drawn, not cached. */
function hang(routes: FastifyInstance, path: string, PublicPage: FunctionComponent<View>, ctx: Context) {
  const { space } = ctx;
  const sendKept = keepPage(() => <PublicPage space={space} />);
  routes.get(path, (request, reply) => {
    const announcement = announcementFor(ctx, request, reply);
    if (!announcement) return sendKept(request, reply);
    sendPage(reply, <PublicPage space={space} announcement={announcement} />);
  });
}
