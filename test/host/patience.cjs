/** A real n8n takes seconds where a unit test takes milliseconds. */
jest.setTimeout(180_000);
