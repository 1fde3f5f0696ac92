/** Whether this can be the id of a row. What a button or a form carries may be anything; ask before the database is asked. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
