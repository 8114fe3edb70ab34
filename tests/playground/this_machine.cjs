// Let a server that names no address listen to this machine alone: the Playground has no option for it.
// Used with `node --require`.
"use strict";

const { Server } = require("node:net");

const listen = Server.prototype.listen;

Server.prototype.listen = function (port, ...rest) {
  return typeof port === "number"
    ? listen.call(this, { port, host: "127.0.0.1" }, ...rest)
    : listen.call(this, port, ...rest);
};
