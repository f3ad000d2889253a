"""Every kind of update of the Bot API, as its documentation describes them. Chat 7 is private, -5 a group."""

PERSON = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "en"}
BOT = {"id": 123456, "is_bot": True, "first_name": "Guide", "username": "guide_bot"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}
GROUP = {"id": -5, "type": "group", "title": "Ward"}
CHANNEL = {"id": -100, "type": "channel", "title": "News"}


def message(chat=PRIVATE, sender=PERSON, **content):
    made = {"message_id": 31, "date": 1700000000, "chat": chat, **content}
    return {**made, "from": sender} if sender else made


FILE = {"file_id": "A", "file_unique_id": "B"}

# What a person can send that is no words: one note each, and nothing to the assistant.
NOT_WORDS = {
    "photo": {"photo": [{**FILE, "width": 1, "height": 1}]},
    "voice": {"voice": {**FILE, "duration": 2}},
    "audio": {"audio": {**FILE, "duration": 2}},
    "video": {"video": {**FILE, "width": 1, "height": 1, "duration": 2}},
    "video_note": {"video_note": {**FILE, "length": 1, "duration": 2}},
    "animation": {"animation": {**FILE, "width": 1, "height": 1, "duration": 2}, "document": FILE},
    "document": {"document": FILE},
    "sticker": {"sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    "location": {"location": {"latitude": 51.5, "longitude": -0.1}},
    "venue": {"venue": {"location": {"latitude": 1, "longitude": 1}, "title": "Ward", "address": "x"}, "location": {"latitude": 1, "longitude": 1}},
    "contact": {"contact": {"phone_number": "+447700900123", "first_name": "Bob"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "poll": {"poll": {"id": "1", "question": "?", "options": [], "type": "regular"}},
    "game": {"game": {"title": "x", "description": "y", "photo": []}},
    "story": {"story": {"chat": PRIVATE, "id": 1}},
    "paid_media": {"paid_media": {"star_count": 1, "paid_media": []}},
}

# What is ignored on purpose: answered 200, nothing said, nothing asked of the assistant.
IGNORED = {
    "channel_post": {"channel_post": message(CHANNEL, None, text="news")},
    "edited_channel_post": {"edited_channel_post": message(CHANNEL, None, text="news")},
    "message in a channel": {"message": message(CHANNEL, None, text="news")},
    "business_connection": {"business_connection": {"id": "1", "user": PERSON, "user_chat_id": 7, "date": 1, "is_enabled": True}},
    "business_message": {"business_message": message(text="hello", business_connection_id="1")},
    "edited_business_message": {"edited_business_message": message(text="hello", business_connection_id="1")},
    "deleted_business_messages": {"deleted_business_messages": {"business_connection_id": "1", "chat": PRIVATE, "message_ids": [1]}},
    "message_reaction": {"message_reaction": {"chat": PRIVATE, "message_id": 1, "user": PERSON, "date": 1, "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
    "message_reaction_count": {"message_reaction_count": {"chat": CHANNEL, "message_id": 1, "date": 1, "reactions": []}},
    "inline_query": {"inline_query": {"id": "1", "from": PERSON, "query": "imha", "offset": ""}},
    "chosen_inline_result": {"chosen_inline_result": {"result_id": "1", "from": PERSON, "query": "x"}},
    "shipping_query": {"shipping_query": {"id": "1", "from": PERSON, "invoice_payload": "x", "shipping_address": {}}},
    "pre_checkout_query": {"pre_checkout_query": {"id": "1", "from": PERSON, "currency": "GBP", "total_amount": 1, "invoice_payload": "x"}},
    "purchased_paid_media": {"purchased_paid_media": {"from": PERSON, "paid_media_payload": "x"}},
    "poll update": {"poll": {"id": "1", "question": "?", "options": []}},
    "poll_answer": {"poll_answer": {"poll_id": "1", "user": PERSON, "option_ids": [0]}},
    "my_chat_member blocked": {"my_chat_member": {"chat": PRIVATE, "from": PERSON, "date": 1, "old_chat_member": {"user": BOT, "status": "member"}, "new_chat_member": {"user": BOT, "status": "kicked", "until_date": 0}}},
    "my_chat_member unblocked": {"my_chat_member": {"chat": PRIVATE, "from": PERSON, "date": 1, "old_chat_member": {"user": BOT, "status": "kicked"}, "new_chat_member": {"user": BOT, "status": "member"}}},
    "my_chat_member put out of a group": {"my_chat_member": {"chat": GROUP, "from": PERSON, "date": 1, "old_chat_member": {"user": BOT, "status": "member"}, "new_chat_member": {"user": BOT, "status": "left"}}},
    "chat_member": {"chat_member": {"chat": GROUP, "from": PERSON, "date": 1, "old_chat_member": {"user": PERSON, "status": "left"}, "new_chat_member": {"user": PERSON, "status": "member"}}},
    "chat_join_request": {"chat_join_request": {"chat": GROUP, "from": PERSON, "user_chat_id": 7, "date": 1}},
    "chat_boost": {"chat_boost": {"chat": CHANNEL, "boost": {}}},
    "removed_chat_boost": {"removed_chat_boost": {"chat": CHANNEL, "boost_id": "1"}},
    "managed_bot": {"managed_bot": {"user": PERSON}},
    "a kind not invented yet": {"thought_transfer": {"from": PERSON}},
    "nothing": {},
    "another bot": {"message": message(sender={**PERSON, "is_bot": True}, text="hello")},
    "no sender": {"message": message(sender=None, text="hello")},
    "new members": {"message": message(GROUP, new_chat_members=[PERSON])},
    "pinned": {"message": message(pinned_message=message(text="x"))},
    "auto delete": {"message": message(message_auto_delete_timer_changed={"message_auto_delete_time": 1})},
    "payment": {"message": message(successful_payment={"currency": "GBP"})},
    "users shared": {"message": message(users_shared={"request_id": 1, "users": []})},
    "write access": {"message": message(write_access_allowed={})},
    "web app data": {"message": message(web_app_data={"data": "/inform{}", "button_text": "x"})},
    "edited photo": {"edited_message": message(photo=[FILE], edit_date=1)},
    "edited in a group": {"edited_message": message(GROUP, text="hello")},
    "talk in a group that is not for us": {"message": message(GROUP, text="hello all")},
    "a picture in a group": {"message": message(GROUP, photo=[FILE])},
    "another bot's command in a group": {"message": message(GROUP, text="/start@other_bot")},
}

# Of the right names and the wrong shape.
BROKEN = [
    {"message": None}, {"message": []}, {"message": "x"}, {"message": {"text": "hello"}}, {"message": {"chat": 7, "text": "hello"}},
    {"message": message({"id": "7", "type": "private"}, text="hello")}, {"message": message({"type": "private"}, text="hello")},
    {"message": message({"id": True, "type": "private"}, text="hello")}, {"message": message(text=7)}, {"message": message(text=None)},
    {"message": message(sender=7, text="hello")}, {"message": message({"id": 7, "type": "secret"}, text="hello")},
    {"callback_query": {}}, {"callback_query": {"id": 1, "from": PERSON, "data": "x"}}, {"callback_query": []},
    {"callback_query": {"id": "1", "data": "x"}}, {"my_chat_member": {}}, {"my_chat_member": {"chat": GROUP, "new_chat_member": []}},
    {"edited_message": {}}, {"edited_message": message(text=["x"])},
]
