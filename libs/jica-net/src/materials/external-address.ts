/**
 * An address of the web that people may be sent to: https, a public name, nobody's password in it. It is shown and never
 * fetched by us.
 */
export function isExternalAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 500 || !/^https:\/\/[\x21-\x7e]+$/.test(value))
    return false;
  if (/["'<>\\^`{|}]/.test(value) || !URL.canParse(value)) return false;
  const { username, password, hostname } = new URL(value);
  return username === '' && password === '' && /^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(hostname);
}
