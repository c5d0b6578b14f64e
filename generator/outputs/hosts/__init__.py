"""What a host needs beside the files: redirects and headers in the syntax of each, contacts."""
