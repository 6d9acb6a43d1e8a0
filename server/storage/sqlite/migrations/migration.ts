export interface Migration {
  /** 1, 2, 3, ... without holes. */
  version: number;
  sql: string;
}
