import type { FunctionComponent } from "preact";
import { takeAnnouncement } from "#http/answers/announce.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { Contributed } from "#subject/contributed.ts";
import { announcementFor } from "#subject/contributed.ts";
import type { SpaceWeb } from "#web.ts";
import { AccessibilityPage } from "./pages/accessibility-page.tsx";
import { AdvicePage } from "./pages/advice-page.tsx";
import { ContactPage } from "./pages/contact-page.tsx";
import { HelpPage } from "./pages/help-page.tsx";
import { HomePage } from "./pages/home-page.tsx";
import { LegalPage } from "./pages/legal-page.tsx";
import { PrivacyPage } from "./pages/privacy-page.tsx";
import type { PublicView } from "./public-view.ts";

/** The pages of a space that anyone may read, by their path in it. */
export const publicPages = ({
  retention,
}: Pick<Contributed, "retention">): Readonly<Record<string, FunctionComponent<PublicView>>> => ({
  "": HomePage,
  "/conseils": AdvicePage,
  "/contact": ContactPage,
  "/aide": HelpPage,
  "/accessibilite": AccessibilityPage,
  "/mentions-legales": LegalPage,
  "/confidentialite": (view) => <PrivacyPage {...view} retention={retention} />,
});

/** Hangs them in a space. */
export function publicRoutes({ routes, ctx: { space, contributed } }: SpaceWeb): void {
  for (const [path, PublicPage] of Object.entries(publicPages(contributed)))
    routes.get(path, (request, reply) => {
      const announcement = announcementFor(contributed, takeAnnouncement(request, reply));
      return sendPage(reply, <PublicPage space={space} announcement={announcement} />);
    });
}
