/** What one benchmark has to say in docs/performance.md. */
export interface Section {
  title: string;
  /** What was compared with what. */
  about: string;
  tables: { head: string[]; rows: string[][] }[];
  notes: string[];
}

interface BenchmarkOptions {
  rounds: number;
  seconds: number;
  connections: number;
  /** Also what takes ten minutes each. */
  long: boolean;
  say: (line: string) => void;
}

export type Benchmark = (options: BenchmarkOptions) => Promise<Section>;
