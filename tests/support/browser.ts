/** A page as a browser without script sees it. */
export type Answer = {
  status: number;
  location: string | null;
  text: string;
  /** As sent: `text` of a PDF is of no use. */
  bytes: Buffer;
  headers: Headers;
};

/** A browser without script: keeps cookies, and posts the forms of its page with their hidden fields. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly origin: string;
  readonly headers: Record<string, string>;
  private token = "";

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin;
    this.headers = headers;
  }

  /** The token of the last page, for bodies that no browser would send. */
  get tokenOfPage(): string {
    return this.token;
  }

  get = (path: string) => this.request(path, { method: "GET" });

  /** Posts a form with the token of the last page. */
  async post(path: string, fields: Record<string, string> = {}): Promise<Answer> {
    if (!this.token) await this.get(path);
    const body = new URLSearchParams({ _csrf: this.token, ...fields });
    return this.request(path, { method: "POST", body, headers: { origin: this.origin } });
  }

  /** Posts a form with files; the token of the last page seen is its first field. */
  async upload(path: string, fields: Record<string, string>, files: Record<string, File> = {}) {
    if (!this.token) await this.get(path);
    const body = new FormData();
    for (const [name, value] of Object.entries({ _csrf: this.token, ...fields })) body.append(name, value);
    for (const [name, file] of Object.entries(files)) body.append(name, file);
    return this.request(path, { method: "POST", body, headers: { origin: this.origin } });
  }

  /** Gets a page and follows its redirects. */
  async visit(path: string): Promise<Answer> {
    let answer = await this.get(path);
    for (let hops = 0; answer.location && hops < 10; hops += 1) answer = await this.get(answer.location);
    return answer;
  }

  /** A copy of this browser: its later requests do not change the original. */
  copy(origin = this.origin): Browser {
    const twin = new Browser(origin, this.headers);
    for (const [name, value] of this.cookies) twin.cookies.set(name, value);
    twin.token = this.token;
    return twin;
  }

  /** Continues from the page of another visitor: its cookies and its token. */
  continueFrom(page: Browser): void {
    for (const [name, value] of page.cookies) this.cookies.set(name, value);
    this.token = page.token;
  }

  private async request(path: string, init: RequestInit): Promise<Answer> {
    const url = new URL(path, this.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...this.headers, ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    this.token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.token;
    return {
      status: response.status,
      location: response.headers.get("location"),
      text,
      bytes,
      headers: response.headers,
    };
  }

  private keep(line: string) {
    const [pair = "", ...attributes] = line.split(";");
    const [name = "", value = ""] = pair.split("=", 2);
    if (attributes.some((attribute) => /max-age=0|1970/i.test(attribute)) || value === "")
      this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
