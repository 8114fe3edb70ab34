// Looks at cards that draw.js drew: what the renderer says against them, what is cut off, what can be done.
"use strict";

// Cards to be looked at, their forms as they are once they were sent with nothing filled in.
function shown(its) {
  cleared("column");
  row(its).forEach(missing);
}

// Tell of each card what the renderer says against it, what is cut off, and what comes of all that can be done.
function looked(its) {
  cleared("column");
  return row(its).map((one) => ({
    name: one.name,
    faults: [...one.events, ...failures(one.card)],
    cut: cut(one.place),
    unnamed: one.card.getAllInputs().filter((input) => !isNamed(input)).map((input) => input.id),
    missing: missing(one),
    executed: pressed(one),
  }));
}

// It counts the menu's actions too, which rendering does not: whether all can be pressed shows below.
function failures(card) {
  const found = card.validateProperties().validationEvents;
  return found.filter((it) => it.event !== AC.ValidationEvent.TooManyActions).map((it) => it.message);
}

// Words that are wider than what they stand in, but for what scrolls as it is filled in.
function cut(place) {
  const all = [place, ...place.querySelectorAll("*:not(input, select, option, textarea)")];
  const wide = all.filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1);
  return wide.map((one) => one.textContent);
}

function isNamed(input) {
  const control = input.renderedInputControlElement;
  const [first] = control.querySelectorAll("input"); // of several to choose of
  const ids = (first ?? control).getAttribute("aria-labelledby") ?? "";
  return ids.split(" ").some((id) => document.getElementById(id)?.textContent.startsWith(input.label));
}

// Press what sends a form while nothing is filled in, and tell what it does not say is missing.
function missing({ card, place, executed }) {
  const asked = card.getAllInputs().filter((input) => input.isRequired && !input.isSet());
  if (!asked.length) return [];
  buttons(place).forEach((button) => button.click());
  const silent = asked.filter((input) => !place.textContent.includes(input.errorMessage));
  return [...silent.map((input) => input.id), ...executed.map((action) => action.title)];
}

// Fill in all there is, press all that the keyboard gets to, the menu's too, and tell what was executed with what.
function pressed({ card, place, executed }) {
  card.getAllInputs().forEach(fill);
  for (const button of buttons(place).filter(isReached)) {
    button.click();
    const held = items().length;
    for (let at = 0; at < held; at++) {
      if (at) button.click(); // a press closes the menu
      items()[at].dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    }
  }
  return executed.map((action) => ({ title: action.title, type: action.getJsonTypeName(), data: action.data }));
}

function fill(input) {
  const control = input.renderedInputControlElement;
  const choices = control.querySelectorAll("input");
  if (choices.length) [...choices].some((one) => one.checked) || choices[0].click();
  else if (input instanceof AC.DateInput) control.value = input.value || input.min || "2026-12-01";
  else if (control instanceof HTMLSelectElement) control.selectedIndex ||= 1;
  else control.value ||= "Words";
}

function buttons(place) {
  return [...place.querySelectorAll(".ac-actionSet > button")];
}

function isReached(button) {
  button.focus();
  return button.tabIndex >= 0 && document.activeElement === button;
}

function items() {
  return [...document.querySelectorAll(".ac-ctrl-dropdown-item")];
}
