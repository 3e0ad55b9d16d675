/** The identity of a portal. `id` is also the theme and the path prefix. */
export type Brand = {
  id: string;
  /** Help, contact, legal notice: the back office has none. */
  hasPublicPages: boolean;
  name: string;
  shortName: string;
  organisation: string;
  phone: string;
  email: string;
  /** The term of the space for an e-mail address. */
  emailAddress: string;
  /** With RGAA 4.1, which requires it on the home page (« Mention obligatoire sur la page d'accueil »). */
  conformity: string;
};

/** `pathIn(brand, "/aide")`. */
export const pathIn = (brand: Brand, path = "") => `/${brand.id}${path}`;
