// Draws cards with Microsoft's renderer in a frame like that of Teams.
"use strict";

const AC = AdaptiveCards;
let words = {};

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  if (!(text in words)) throw new Error(`Nobody has read this Markdown: ${text}`);
  result.outputHtml = words[text];
  result.didProcess = true;
};

function made(tag, name, ...inside) {
  const one = document.createElement(tag);
  one.className = name;
  one.append(...inside);
  return one;
}

// Read a card and draw it, and note what is executed.
function drawn(its, hostConfig) {
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const card = new AC.AdaptiveCard();
  const executed = [];
  card.hostConfig = new AC.HostConfig(hostConfig);
  AC.CardElement.langProperty.regEx.lastIndex = 0; // it is a global one: it would refuse every second language
  card.parse(its.card, context);
  card.onExecuteAction = (action) => executed.push(action);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  return { name: its.name, card, executed, events, place: framed(its, card.render()) };
}

// Put a card where Teams has it: under the bot's name, or under a dialog's title.
function framed(its, element) {
  const card = made("form", "card", element); // radio buttons of one name belong together within a form
  card.lang = its.card.lang;
  card.onsubmit = () => false;
  const head = its.title === undefined ? [made("p", "from", "Dult")] : [bar(its.title)];
  return made("article", its.title === undefined ? "message" : "dialog", ...head, card);
}

function bar(title) {
  return made("header", "bar", made("span", "icon", "D"), made("h2", "title", title), made("span", "close", "✕"));
}

// Draw cards in one theme and width.
function row(its) {
  words = its.words;
  const line = made("section", `row ${its.theme}`);
  for (const [name, value] of Object.entries(its.colours)) line.style.setProperty(`--${name}`, value);
  document.body.append(line);
  return its.shown.map((one) => {
    const card = drawn(one, its.hostConfig);
    card.place.style.width = `${its.width}px`;
    line.append(card.place);
    return card;
  });
}

function cleared(name) {
  document.body.className = name;
  document.body.replaceChildren();
}

// A picture: each card under its language; what is behind "..." stands below, as only a press would show it.
function sheet(rows) {
  cleared("sheet");
  for (const its of rows) {
    for (const [at, { place }] of row(its).entries()) {
      const { card, menu } = its.shown[at];
      const under = menu.length ? [made("p", "menu", `… ${menu.join(" · ")}`)] : [];
      const whole = made("div", "whole");
      place.replaceWith(whole);
      whole.append(made("p", "called", card.lang), place, ...under);
    }
  }
}
