"""Runs moto's server with the CloudFormation types that stage templates use and moto lacks. Ends when its input closes."""

import argparse
import json
import os
import sys
import threading


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--account-holds", type=json.loads, default={}, help="what is there before the first deploy")
    parser.add_argument("--outlive-parent", action="store_true")
    args = parser.parse_args()

    # moto reads these when it is imported.
    os.environ["MOTO_PORT"] = str(args.port)
    os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test")
    os.environ.pop("AWS_ENDPOINT_URL", None)

    from moto.server import main as serve

    import bucket_policies
    import dead_letters
    import deletion
    import event_delivery
    import fill
    import global_tables
    import records
    import replicas
    import stacks
    import updates
    from aws import Aws
    from before import prepare

    if not args.outlive_parent:
        threading.Thread(target=end_with_parent, daemon=True).start()
    aws = Aws(f"http://127.0.0.1:{args.port}")
    fill.install(aws)
    deletion.install(aws)
    for gap in (stacks, updates, records, replicas, global_tables, event_delivery, bucket_policies, dead_letters):
        gap.install()
    threading.Thread(target=prepare, args=(aws, args.account_holds), daemon=True).start()
    serve(["-H", "127.0.0.1", "-p", str(args.port)])


def end_with_parent() -> None:
    """The parent holds the other end of our input: however it dies, the input closes, and nothing is left running."""
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
