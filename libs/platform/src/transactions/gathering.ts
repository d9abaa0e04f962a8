interface Waiting<Key, Result> {
  key: Key;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls that come while others are under way wait for each other and then go together, in one statement: under load
 * the cost of a round trip and of a flush is shared, and a call that comes alone waits for nobody.
 */
export class Gathering<Key, Result> {
  private waiting: Waiting<Key, Result>[] = [];
  private underWay = false;

  /** `together` answers as many results as it was given keys, in their order; when it fails, all of them fail. */
  constructor(
    private readonly together: (keys: Key[]) => Promise<Result[]>,
    private readonly most = 100,
  ) {}

  one(key: Key): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      if (this.underWay) return;
      this.underWay = true;
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      try {
        const results = await this.together(batch.map(({ key }) => key));
        batch.forEach(({ resolve }, place) => resolve(results[place]!));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    this.underWay = false;
  }
}
