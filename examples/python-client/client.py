"""Creates a machine in VMmanager 6 and waits until its operating system is installed."""
import json
import sys
import urllib.parse
import urllib.request

url, email, password = sys.argv[1:4]


def call(method, path, token="", body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "x-xsrf-token": token}
    request = urllib.request.Request(url + path, data, headers, method=method)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


token = call("POST", "/auth/v4/public/token", body={"email": email, "password": password})["token"]
machine = {"name": "web", "cluster": 1, "os": 1, "password": "a long password", "cpu_number": 1,
           "ram_mib": 1024, "hdd_mib": 10240, "ipv4_number": 1}
task = call("POST", "/vm/v3/host", token, machine)["task"]
where = urllib.parse.quote(f"((consul_id EQ '{task}') AND (name EQ 'host_create'))")
while call("GET", f"/vm/v3/task?where={where}", token)["list"][0]["status"] != "complete":
    pass
print(f"task {task} is complete")
