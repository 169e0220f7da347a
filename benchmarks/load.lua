-- Sends the requests of a file (raw, NUL between them); each of wrk's threads takes every n-th.
-- wrk ... load.lua URL -- FILE THREADS; prints one line of JSON at the end.
local count = 0

function setup(thread)
  thread:set("number", count)
  count = count + 1
end

function init(args)
  local file = assert(io.open(args[1], "rb"))
  records = {}
  for record in file:read("*a"):gmatch("([^%z]+)") do
    records[#records + 1] = record
  end
  file:close()
  step = tonumber(args[2])
  at = number - step
end

function request()
  at = at + step
  return records[at % #records + 1]
end

function done(summary, latency)
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "bytes": %d, "p50_ms": %.3f, "p99_ms": %.3f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.errors.status + summary.errors.connect
    + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
