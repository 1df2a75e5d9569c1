# News from the clinic: what stands below an announcement, and agreeing to it.

button-stop-news = 🔕 Stop these messages
news-below-album = 👆 From your clinic
