"""What does this file say, and where exactly does it say it?

Files in, documents and passages with exact ranges out. Knows nothing of vectors, search or HTTP.
"""
