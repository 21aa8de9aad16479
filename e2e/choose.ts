import type { Locator, Page } from 'playwright-core';

/**
 * Opens the list of a field and chooses in it, as a person does: in the list that belongs to the field, once it stands
 * still, and the next step begins when it has closed. Other lists of the page, closed ones that are still there among
 * them, name the same things.
 *
 * @param within page, or the panel that the field is in where the page has another of that name
 * @param options words of one option, or of several where the field takes several
 */
export async function choose(
  within: Page | Locator,
  field: string,
  ...options: (string | RegExp)[]
): Promise<void> {
  const page = 'goto' in within ? within : within.page();
  const box = within.getByRole('combobox', { name: field, exact: true });
  await box.click();
  const open = page.locator(`[id="${await box.getAttribute('id')}_list"]`);
  const list = page.locator('.ant-select-dropdown').filter({ has: open });
  // While it slides open, pressing and letting go may hit two options, and choose neither.
  const still = page.locator('.ant-select-dropdown:not([class*="ant-slide-"])').filter({ has: open });
  for (const option of options) {
    const words = page.getByText(option, { exact: true });
    await still.locator('.ant-select-item-option').filter({ has: words }).click();
  }
  // A list of several stays open for the next.
  if (await box.evaluate((input) => input.closest('.ant-select-multiple') !== null))
    await box.press('Escape');
  await list.waitFor({ state: 'hidden' });
}
