/** As much of a browser's XMLHttpRequest as rxjs 5's ajax uses, over fetch. */
export class NodeXmlHttpRequest {
  readyState = 0;
  status = 0;
  responseText = '';
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: ((event: object) => void) | null = null;
  ontimeout: ((event: object) => void) | null = null;
  readonly upload = {};
  private method = 'GET';
  private url = '';
  private readonly headers: Record<string, string> = {};
  private readonly aborter = new AbortController();

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body?: string): void {
    const hasBody = body !== undefined && body !== null && this.method !== 'GET';
    fetch(this.url, {
      method: this.method,
      headers: this.headers,
      signal: this.aborter.signal,
      ...(hasBody && { body }),
    })
      .then(async answer => {
        this.responseText = await answer.text();
        this.response =
          this.responseType === 'json' && this.responseText ? JSON.parse(this.responseText) : this.responseText;
        this.status = answer.status;
      })
      .catch(() => {
        this.status = 0;
      })
      .finally(() => {
        this.readyState = 4;
        this.onreadystatechange?.call(this, {});
      });
  }

  abort(): void {
    this.aborter.abort();
  }

  getAllResponseHeaders(): string {
    return '';
  }
}
