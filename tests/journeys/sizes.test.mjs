// What a first visit downloads in each part of the program, as compressed as it travels, against the limits that are never
// to be passed. The budgets themselves are lower and are printed by ./dev bench.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sizes } from './sizes.mjs';

for (const [part, { program, all }] of Object.entries(sizes()))
  test(`UI-5 the program and its script stay below 250 KB in the part "${part}", with letters and page below 350 KB`, () => {
    assert.ok(program > 50 && program < 250, `${program.toFixed(1)} KB of program and script`);
    assert.ok(all < 350, `${all.toFixed(1)} KB in all`);
  });
