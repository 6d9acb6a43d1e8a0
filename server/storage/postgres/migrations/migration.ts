export interface Migration {
  /** 1, 2, 3, ... without holes. */
  version: number;
  /** Run in the schema `rallyline`, in one transaction with the note that it was run. */
  sql: string;
}
